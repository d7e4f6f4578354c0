package dev.kontor.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All parts of one installation. Fault tests kill and start them by name through this. */
public final class LocalStack {
    private final StackPlace place;
    private final Credentials credentials;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final LocalConnect connect;
    private final LocalKeycloak keycloak;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private LocalStack(StackPlace place) {
        this.place = place;
        this.credentials = Credentials.of(place);
        this.postgres = new LocalPostgres(place.folder("postgres"), place.postgresPort(), List.of());
        this.kafka = new LocalKafka(place.folder("kafka"), place.kafkaPort(), place.kafkaControllerPort());
        this.connect = new LocalConnect(place.folder("connect"), place.connectPort(), place.bootstrapServers());
        this.keycloak = new LocalKeycloak(
                place.folder("keycloak"), place.keycloakPort(), place.keycloakManagementPort(), keycloakEnvironment());
        add(postgres);
        add(kafka);
        add(new LocalMail(place.folder("mail"), place.smtpPort(), place.imapPort(), place.mailApiPort()));
        add(keycloak);
        add(connect);
        for (KontorService service : KontorService.values()) {
            add(service(service, service.word(), place.port(service)));
        }
    }

    /** The stack of this environment (KONTOR_HOME, KONTOR_PORT_BASE). */
    public static LocalStack open() {
        return new LocalStack(StackPlace.fromEnvironment());
    }

    /** A stack of its own, for tests. */
    public static LocalStack open(Path home, int portBase) {
        return new LocalStack(new StackPlace(Checkout.find(), home, portBase));
    }

    public StackPlace place() {
        return place;
    }

    public Credentials credentials() {
        return credentials;
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalKafka kafka() {
        return kafka;
    }

    public LocalConnect connect() {
        return connect;
    }

    /** Every part, in the order of starting. */
    public Collection<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** The part of that name: postgres, kafka, mail, keycloak, connect, gateway or a service word. */
    public Part part(String name) {
        Part part = parts.get(name);
        if (part == null) {
            throw new LocalPartException(
                    "There is no part \"" + name + "\". The parts are: " + String.join(", ", parts.keySet()));
        }
        return part;
    }

    /**
     * A second process of a service beside the one of this stack, with the same database and consumer groups and a port that is free now.
     * Whoever starts it also ends it.
     */
    public LocalService replica(KontorService service) {
        return service(service, service.word() + "-replica", Ports.free());
    }

    /** SIGKILL. */
    public void kill(String name) {
        part(name).kill();
    }

    /** Starts one part and waits until it is healthy; what it needs must run already. */
    public void start(String name) {
        Part part = part(name);
        part.prepare();
        part.start();
        part.awaitHealthy(Part.HEALTH_PATIENCE);
    }

    public boolean isHealthy(String name) {
        return part(name).isHealthy();
    }

    public void awaitHealthy(String name, Duration patience) {
        part(name).awaitHealthy(patience);
    }

    /** Starts what does not run; returns when every part and every connector is healthy. */
    public void up(Progress progress) {
        new StackStart(this, progress).run();
    }

    /** Stops every part, services first, PostgreSQL last. */
    public void down(Progress progress) {
        List<Part> reversed = new ArrayList<>(parts.values()).reversed();
        new StackStop(reversed, progress).run();
    }

    /** Deletes all state of this stack, which must be down. */
    public void erase() {
        try (Stream<Path> children = Files.exists(place.home()) ? Files.list(place.home()) : Stream.empty()) {
            for (Path child : children.toList()) {
                Folders.delete(child);
            }
        } catch (IOException e) {
            throw new LocalPartException(
                    "The state folder " + place.home() + " cannot be emptied: " + e.getMessage(), e);
        }
    }

    private void add(Part part) {
        parts.put(part.name(), part);
    }

    private LocalService service(KontorService service, String name, int port) {
        return new LocalService(
                name,
                place.folder(name),
                place.checkout().module(service.module()).resolve("target/quarkus-app/quarkus-run.jar"),
                port,
                ServiceEnvironment.of(service, port, place, credentials),
                service == KontorService.ANALYTICS);
    }

    private Map<String, String> keycloakEnvironment() {
        Map<String, String> environment = new HashMap<>(credentials.realmPlaceholders());
        environment.put("KC_DB_URL", postgres.url("keycloak"));
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", credentials.databasePassword("keycloak"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", credentials.keycloakAdmin("username"));
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", credentials.keycloakAdmin("password"));
        return environment;
    }
}
