package dev.kontor.platformtest;

import dev.kontor.local.LocalKafka;
import dev.kontor.local.LocalPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The PostgreSQL and Kafka that tests run against: servers whose address is given ({@code KONTOR_TEST_POSTGRES},
 * {@code KONTOR_TEST_KAFKA}), else local processes, else ({@code KONTOR_TEST_CONTAINERS=true}) Testcontainers. One pair per JVM.
 */
final class Infrastructure {
    private static final String PASSWORD = "kontor";
    private static final String POSTGRES_URL = "KONTOR_TEST_POSTGRES";
    private static final String KAFKA_URL = "KONTOR_TEST_KAFKA";

    private final Map<String, String> config;

    private Infrastructure(Map<String, String> config) {
        this.config = config;
    }

    static Infrastructure start() {
        String service = service();
        String given = System.getenv(POSTGRES_URL);
        if (given != null) {
            return new Infrastructure(Map.of(
                    "kontor.db.host",
                    given.split(":")[0],
                    "kontor.db.port",
                    given.split(":")[1],
                    "kontor.db.name",
                    service,
                    "kontor.db.user",
                    System.getenv().getOrDefault("KONTOR_TEST_POSTGRES_USER", service),
                    "kontor.db.password",
                    System.getenv().getOrDefault("KONTOR_TEST_POSTGRES_PASSWORD", PASSWORD),
                    "kafka.bootstrap.servers",
                    System.getenv().getOrDefault(KAFKA_URL, "127.0.0.1:9092")));
        }
        return Boolean.parseBoolean(System.getenv("KONTOR_TEST_CONTAINERS"))
                ? new Infrastructure(Containers.start(service, PASSWORD))
                : new Infrastructure(processes(service));
    }

    Map<String, String> config() {
        return config;
    }

    private static Map<String, String> processes(String service) {
        Path folder = Path.of("target", "it");
        LocalKafka kafka = LocalKafka.start(folder.resolve("kafka").toAbsolutePath(), 0, 0);
        LocalPostgres postgres = LocalPostgres.start(folder.resolve("postgres").toAbsolutePath(), 0);
        recreate(postgres, service);
        return Map.of(
                "kontor.db.host",
                postgres.host(),
                "kontor.db.port",
                String.valueOf(postgres.port()),
                "kontor.db.name",
                service,
                "kontor.db.user",
                service,
                "kontor.db.password",
                PASSWORD,
                "kafka.bootstrap.servers",
                kafka.bootstrapServers());
    }

    /** Every run starts from an empty database, also where the server's folder was kept. */
    private static void recreate(LocalPostgres postgres, String service) {
        try (Connection connection = DriverManager.getConnection(
                        postgres.url("postgres"), postgres.superuser(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots where not active");
            statement.execute("drop database if exists " + service + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot empty the database of " + service, e);
        }
        postgres.createDatabase(service, PASSWORD);
    }

    /** The service under test, as its application.properties names it; it is also its database and role. */
    static String service() {
        Properties properties = new Properties();
        try (InputStream file = Infrastructure.class.getResourceAsStream("/application.properties")) {
            properties.load(Objects.requireNonNull(file, "no application.properties on the class path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty("kontor.service"), "kontor.service is not set");
    }
}
