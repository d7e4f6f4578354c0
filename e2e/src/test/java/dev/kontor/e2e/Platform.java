package dev.kontor.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Credentials;
import dev.kontor.demo.client.Gateway;
import dev.kontor.demo.client.Session;
import dev.kontor.local.KontorService;
import dev.kontor.local.LocalStack;
import dev.kontor.local.Part;
import dev.kontor.local.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The platform under test: its own processes, ports and state, started empty once for all test classes and stopped with the JVM. */
public final class Platform {
    /** Services that own a database and publish. */
    public static final List<String> PUBLISHERS =
            List.of("contacts", "deals", "activity", "telephony", "analytics", "notification");

    private static final int PORT_BASE = 9080;
    private static final Path HOME = Path.of("target", "stack").toAbsolutePath();
    private static @Nullable Platform shared;

    private final LocalStack stack;
    private final Credentials credentials;
    private final Gateway gateway;
    private final HttpClient http = HttpClient.newHttpClient();

    private Platform(LocalStack stack) {
        this.stack = stack;
        this.credentials = Credentials.in(HOME.toString());
        this.gateway = new Gateway(credentials, Clock.systemUTC());
    }

    /** Starts it when the first test asks. */
    public static synchronized Platform shared() {
        if (shared == null) {
            LocalStack stack = LocalStack.open(HOME, PORT_BASE);
            stack.down(Progress.SILENT);
            KontorService.publishers().forEach(service -> stack.replica(service).kill());
            stack.erase();
            LocalStack fresh = LocalStack.open(HOME, PORT_BASE);
            // Nobody needs its state any more: no reason to wait for an orderly end.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> fresh.parts().forEach(Part::kill)));
            fresh.up(new PrintedProgress());
            shared = new Platform(fresh);
        }
        return shared;
    }

    public LocalStack stack() {
        return stack;
    }

    public Credentials credentials() {
        return credentials;
    }

    public Path home() {
        return HOME;
    }

    public int portBase() {
        return PORT_BASE;
    }

    public Session as(String username) {
        return gateway.as(username);
    }

    public Session asClient(String clientId) {
        return gateway.asClient(clientId);
    }

    /** A raw request to the gateway, for answers that are no success; a body that means nothing, of the given type. */
    public HttpResponse<String> send(String method, String path, @Nullable String bearer, @Nullable String bodyType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(credentials.gatewayUrl() + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        bodyType == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (bodyType != null) {
            request.header("Content-Type", bodyType);
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A service's database, as its own role sees it. */
    public Connection database(String service) throws SQLException {
        return connect(service, service);
    }

    /** Somebody else's database with a service's role. */
    public Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(
                stack.postgres().url(database), role, stack.credentials().databasePassword(role));
    }

    /** A consumer as an integrator would write it: nothing of ours but the address. */
    public KafkaConsumer<String, @Nullable String> consumer() {
        return consumer("read_uncommitted");
    }

    /** The same without what a killed connector wrote in vain. */
    public KafkaConsumer<String, @Nullable String> committedConsumer() {
        return consumer("read_committed");
    }

    private KafkaConsumer<String, @Nullable String> consumer(String isolation) {
        Properties properties = new Properties();
        properties.put("isolation.level", isolation);
        properties.put("bootstrap.servers", stack.kafka().bootstrapServers());
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    /** All items of a list, page by page. */
    public static List<JsonNode> all(Session session, String pathWithQuery) {
        List<JsonNode> items = new java.util.ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = session.get(pathWithQuery + cursor);
            page.path("items").forEach(items::add);
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : null;
        } while (cursor != null);
        return items;
    }
}
