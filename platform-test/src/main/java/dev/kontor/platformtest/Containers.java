package dev.kontor.platformtest;

import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The same servers as containers, for machines on which the local processes cannot run but a container engine can. */
final class Containers {
    private static final int POSTGRES_PORT = 5432;
    private static final int KAFKA_PORT = 19092;

    private Containers() {}

    @SuppressWarnings("resource") // Testcontainers' own reaper stops them with the JVM
    static Map<String, String> start(String service, String password) {
        GenericContainer<?> postgres = new GenericContainer<>(DockerImageName.parse("postgres:18"))
                .withEnv(Map.of("POSTGRES_USER", service, "POSTGRES_DB", service, "POSTGRES_PASSWORD", password))
                .withCommand("postgres", "-c", "wal_level=logical")
                .withExposedPorts(POSTGRES_PORT)
                .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 2));
        postgres.start();
        var kafka = new KafkaContainer(KAFKA_PORT);
        kafka.start();
        return Map.of(
                "kontor.db.host",
                postgres.getHost(),
                "kontor.db.port",
                String.valueOf(postgres.getMappedPort(POSTGRES_PORT)),
                "kontor.db.name",
                service,
                "kontor.db.user",
                service,
                "kontor.db.password",
                password,
                "kafka.bootstrap.servers",
                kafka.getHost() + ":" + KAFKA_PORT);
    }

    /** The broker must advertise the port under which it is reached, so that port is fixed and the same on both sides. */
    private static final class KafkaContainer extends GenericContainer<KafkaContainer> {
        KafkaContainer(int port) {
            super(DockerImageName.parse("apache/kafka:4.3.1"));
            addFixedExposedPort(port, port);
            withEnv(Map.of(
                    "KAFKA_NODE_ID", "1",
                    "KAFKA_PROCESS_ROLES", "broker,controller",
                    "KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093",
                    "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
                    "KAFKA_LISTENERS", "PLAINTEXT://:" + port + ",CONTROLLER://:9093",
                    "KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://localhost:" + port,
                    "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"));
            waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1));
        }
    }
}
