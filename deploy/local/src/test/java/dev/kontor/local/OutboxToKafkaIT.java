package dev.kontor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The settings of deploy/connect on real parts: what is in the outbox reaches Kafka, also when parts are killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutboxToKafkaIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DATABASE = "contacts";
    private static final String PASSWORD = "s3cret";
    private static final String TOPIC = "kontor.contacts.person";

    private static LocalPostgres postgres;
    private static LocalKafka kafka;
    private static LocalConnect connect;

    @BeforeAll
    static void start() throws IOException, SQLException {
        Path folder = Path.of("target/it/outbox");
        Folders.delete(folder);
        postgres = LocalPostgres.start(folder.resolve("postgres"), 0);
        kafka = LocalKafka.start(folder.resolve("kafka"), 0, 0);
        try (Admin admin = kafka.admin()) {
            TopicCatalogue.read(Checkout.find().root().resolve("contracts/topics.yaml"))
                    .createMissing(admin);
        }
        postgres.createDatabase(DATABASE, PASSWORD);
        try (Connection connection = ownConnection();
                Statement statement = connection.createStatement()) {
            for (Path migration : migrations()) {
                statement.execute(Files.readString(migration));
            }
            statement.execute("select pg_create_logical_replication_slot('kontor_contacts', 'pgoutput')");
        }
        connect = new LocalConnect(folder.resolve("connect"), Ports.free(), kafka.bootstrapServers());
        TestLife.begin(connect);
    }

    @AfterAll
    static void stop() {
        connect.stop();
        kafka.stop();
        postgres.stop();
    }

    @Test
    @Order(1)
    void rowsWrittenBeforeTheFirstStartOfTheConnectorArriveByteForByte() throws SQLException {
        // given
        String payload = "{\"n\" : 1.00,\n \"name\":\"Ā é ع 😀\"}";
        insert("early", payload);
        insert("early", null);
        // when
        connect.register(
                "contacts-outbox",
                ConnectorFile.of(Checkout.find(), KontorService.CONTACTS).filled(postgres.port(), PASSWORD));
        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records("early")).hasSize(2));
        List<ConsumerRecord<String, String>> records = records("early");
        assertThat(records.getFirst().value()).isEqualTo(payload);
        assertThat(records.getLast().value()).as("tombstone").isNull();
        assertThat(header(records.getFirst(), "ce_type")).isEqualTo("kontor.contacts.person.registered.v1");
        assertThat(header(records.getFirst(), "content-type")).isEqualTo("application/json");
        assertThat(header(records.getFirst(), "ce_subject")).isEqualTo("early");
        assertThat(header(records.getFirst(), "ce_transactionid")).isNotBlank();
        assertThat(header(records.getFirst(), "ce_transactionsequence")).isEqualTo("2");
        assertThat(header(records.getFirst(), "ce_transactionsize")).isEqualTo("3");
        assertThat(records.getFirst().headers().lastHeader("ce_causationid").value())
                .isNull();
    }

    @Test
    @Order(2)
    void nothingIsMissingAndNothingRepeatedAfterConnectAndPostgresAreKilled() throws SQLException {
        // given
        await().atMost(PATIENCE).until(() -> connect.isRunning("contacts-outbox"));
        IntStream.range(0, 50).forEach(OutboxToKafkaIT::insertFact);
        // when
        connect.kill();
        IntStream.range(50, 100).forEach(OutboxToKafkaIT::insertFact);
        connect.start();
        connect.awaitHealthy(PATIENCE);
        IntStream.range(100, 150).forEach(OutboxToKafkaIT::insertFact);
        postgres.kill();
        postgres.start();
        postgres.awaitHealthy(PATIENCE);
        IntStream.range(150, 200).forEach(OutboxToKafkaIT::insertFact);
        // then
        List<String> expected =
                IntStream.range(0, 200).mapToObj(i -> "{\"i\":" + i + "}").toList();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records("fact"))
                        .extracting(ConsumerRecord::value)
                        .containsExactlyElementsOf(expected));
        assertThat(connect.isRunning("contacts-outbox")).isTrue();
    }

    @Test
    @Order(3)
    void aTaskThatFailsToStartIsStartedAgainWhenItCan() throws SQLException {
        // given
        connect.kill();
        superuser("alter role contacts nologin");
        connect.start();
        connect.awaitHealthy(PATIENCE);
        await().atMost(PATIENCE).until(() -> connect.failure("contacts-outbox").isPresent());
        // when
        superuser("alter role contacts login");
        insert("late", "{}");
        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(records("late")).hasSize(1));
        assertThat(connect.isRunning("contacts-outbox")).isTrue();
    }

    @Test
    @Order(4)
    void heartbeatRowsBecomeNoTopic() throws Exception {
        try (Admin admin = kafka.admin()) {
            assertThat(admin.listTopics().names().get())
                    .noneMatch(name -> name.endsWith(".heartbeat") || name.endsWith(".outbox"));
        }
    }

    /** What every service's database has of platform, in the order of its numbers: 9 comes before 10. */
    private static List<Path> migrations() throws IOException {
        Path folder = Checkout.find().root().resolve("platform/src/main/resources/db/platform");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparingInt(OutboxToKafkaIT::number))
                    .toList();
        }
    }

    private static int number(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring("V0_".length(), name.indexOf("__")));
    }

    private static void insertFact(int i) {
        try {
            insert("fact", "{\"i\":" + i + "}");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void insert(String subject, @Nullable String payload) throws SQLException {
        String sql =
                "insert into outbox (id, topic, subject, type, source, time, aggregateversion, correlationid, actor, transactionsequence, transactionsize, payload)"
                        + " values (?, ?, ?, 'kontor.contacts.person.registered.v1', '/contacts', '2026-01-01T00:00:00Z', '1', 'c', 'a', '2', '3', ?)";
        try (Connection connection = ownConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.randomUUID());
            statement.setString(2, TOPIC);
            statement.setString(3, subject);
            statement.setString(4, payload);
            statement.executeUpdate();
        }
    }

    private static void superuser(String statement) throws SQLException {
        try (Connection connection = postgres.connect(LocalPostgres.SUPERUSER);
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private static Connection ownConnection() throws SQLException {
        return DriverManager.getConnection(postgres.url(DATABASE), DATABASE, PASSWORD);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Everything committed with this key so far. */
    private static List<ConsumerRecord<String, String>> records(String key) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (key.equals(record.key())) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }
}
