package dev.kontor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The secrets and addresses of one installation: made once, kept in {@code credentials.json} that only its owner can read. */
public final class Credentials {
    static final String FILE = "credentials.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> USERS = List.of(
            "admin",
            "anna.berzina",
            "janis.ozols",
            "olga.ivanova",
            "omar.haddad",
            "mara.kalnina",
            "peter.brown",
            "auditor");
    private static final List<String> CONFIDENTIAL_CLIENTS =
            List.of("kontor-integrator", "kontor-pbx", "kontor-activity");

    private final Path file;
    private final ObjectNode root;

    private Credentials(Path file, ObjectNode root) {
        this.file = file;
        this.root = root;
    }

    /** What is there is kept; what is missing is made; addresses follow the place. */
    public static Credentials of(StackPlace place) {
        Path file = place.home().resolve(FILE);
        Credentials credentials = new Credentials(file, read(file).orElseGet(JSON::createObjectNode));
        credentials.fillSecrets();
        credentials.fillAddresses(place);
        return credentials;
    }

    static Optional<Integer> lastPortBase(Path home) {
        return read(home.resolve(FILE))
                .map(node -> node.path("portBase"))
                .filter(JsonNode::isInt)
                .map(JsonNode::asInt);
    }

    private static Optional<ObjectNode> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of((ObjectNode) JSON.readTree(file.toFile())) : Optional.empty();
        } catch (IOException | ClassCastException e) {
            throw new LocalPartException(
                    "The file " + file + " is not readable JSON; ./kontor reset makes a new installation", e);
        }
    }

    void save() {
        try {
            Folders.writeSecret(file, root.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new LocalPartException("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    void superuserPassword(String password) {
        root.withObject("/postgres").put("superuserPassword", password);
    }

    public Map<String, String> users() {
        Map<String, String> users = new TreeMap<>();
        USERS.forEach(user -> users.put(user, userPassword(user)));
        return users;
    }

    public String userPassword(String user) {
        return root.path("users").path(user).asText();
    }

    /** Where tokens are got. */
    public String tokenUrl() {
        return root.path("tokenUrl").asText();
    }

    public String clientSecret(String client) {
        return root.path("clients").path(client).asText();
    }

    public String databasePassword(String database) {
        return root.path("postgres").path("databases").path(database).asText();
    }

    String callEventsSecret() {
        return root.path("callEventsSecret").asText();
    }

    /** With which services seal the secrets that they store. */
    String secretsKey() {
        return root.path("secretsKey").asText();
    }

    String ami(String field) {
        return root.path("ami").path(field).asText();
    }

    /** {@code username} or {@code password} of Keycloak's own administrator, who keeps the realm. */
    public String keycloakAdmin(String field) {
        return root.path("keycloakAdmin").path(field).asText();
    }

    /** The realm's placeholders, as deploy/keycloak/realm.json names them. */
    Map<String, String> realmPlaceholders() {
        Map<String, String> placeholders = new TreeMap<>();
        USERS.forEach(user -> placeholders.put("KONTOR_PASSWORD_" + environmentName(user), userPassword(user)));
        CONFIDENTIAL_CLIENTS.forEach(
                client -> placeholders.put("KONTOR_SECRET_" + environmentName(client), clientSecret(client)));
        return placeholders;
    }

    private static String environmentName(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private void fillSecrets() {
        ObjectNode users = root.withObject("/users");
        USERS.forEach(user -> fill(users, user, Secret::password));
        ObjectNode clients = root.withObject("/clients");
        CONFIDENTIAL_CLIENTS.forEach(client -> fill(clients, client, Secret::password));
        ObjectNode databases = root.withObject("/postgres").withObject("/databases");
        KontorService.publishers().forEach(service -> fill(databases, service.word(), Secret::password));
        fill(databases, "keycloak", Secret::password);
        ObjectNode admin = root.withObject("/keycloakAdmin");
        admin.put("username", "keycloak-admin");
        fill(admin, "password", Secret::password);
        ObjectNode ami = root.withObject("/ami");
        ami.put("username", "kontor");
        fill(ami, "secret", Secret::password);
        fill(root, "callEventsSecret", Secret::webhook);
        fill(root, "secretsKey", Secret::sealingKey);
    }

    private static void fill(ObjectNode node, String field, Supplier<String> secret) {
        if (node.path(field).asText().isEmpty()) {
            node.put(field, secret.get());
        }
    }

    private void fillAddresses(StackPlace place) {
        root.put("portBase", place.portBase());
        root.put("gatewayUrl", place.gatewayUrl());
        root.put("keycloakUrl", place.keycloakUrl());
        root.put("realm", "kontor");
        root.put("tokenUrl", place.issuer() + "/protocol/openid-connect/token");
        root.put("connectUrl", StackPlace.http(place.connectPort()));
        root.put("kafkaBootstrapServers", place.bootstrapServers());
        ObjectNode services = root.withObject("/services");
        for (KontorService service : KontorService.values()) {
            services.put(service.word(), StackPlace.http(place.port(service)));
        }
        root.withObject("/postgres")
                .put("host", Ports.HOST)
                .put("port", place.postgresPort())
                .put("superuser", LocalPostgres.SUPERUSER);
        root.withObject("/mail")
                .put("host", Ports.HOST)
                .put("smtpPort", place.smtpPort())
                .put("imapPort", place.imapPort())
                .put("apiUrl", StackPlace.http(place.mailApiPort()));
        root.withObject("/ami").put("host", Ports.HOST).put("port", place.pbxPort());
    }
}
