package dev.kontor.e2e.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/**
 * Guarantee 3: a consumer that reads a state topic from offset 0 ends with exactly the service's base, of the size of a whole company's and
 * while it is written to, with the real Debezium; and so does one that comes after the topic has been compacted.
 */
class StateTopicIT {
    private static final String TOPIC = "kontor.contacts.organisation.state";
    private static final int RECORDS = 100_000;
    private static final int IN_ONE_TRANSACTION = 10_000;
    private static final int WRITERS = 2;
    private static final int FOR_WRITERS = 4_000;
    private static final int REMOVALS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    /** Segments close after a second and are cleaned as soon as the cleaner, which looks every 15 s, finds anything in them. */
    private static final Map<String, String> COMPACTED_AT_ONCE =
            Map.of("segment.ms", "1000", "min.cleanable.dirty.ratio", "0.0001");

    @Test
    void aReaderFromOffsetZeroEndsWithTheBaseWhileItIsWrittenTo() throws Exception {
        // given
        Platform platform = Platform.shared();
        ManyOrganisations many = new ManyOrganisations(platform);
        try (StateCopy early = new StateCopy(platform, TOPIC)) {
            alterTopic(platform, AlterConfigOp.OpType.SET);

            // when
            many.commit(IN_ONE_TRANSACTION, 0);
            try (OrganisationWriters writers = new OrganisationWriters(platform, WRITERS, many.some(FOR_WRITERS))) {
                for (int i = 1; i < RECORDS / IN_ONE_TRANSACTION; i++) {
                    many.commit(IN_ONE_TRANSACTION, i);
                }
                readUntil(early, () -> early.versions().size() >= RECORDS && writers.removed() >= REMOVALS);
            }

            // then
            Map<String, Long> base = base(platform);
            assertThat(base).hasSizeGreaterThanOrEqualTo(RECORDS);
            readUntil(early, () -> early.versions().equals(base));
            Map<String, JsonNode> exported = exported(platform);
            assertThat(exported).hasSameSizeAs(base);
            assertThat(differing(early, exported)).isEmpty();

            StateCopy late = readAfterCompaction(platform);
            assertThat(late.versions()).isEqualTo(base);
            assertThat(differing(late, exported)).isEmpty();
        } finally {
            alterTopic(platform, AlterConfigOp.OpType.DELETE);
        }
    }

    private static void readUntil(StateCopy copy, BooleanSupplier end) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> {
                    copy.poll();
                    return end.getAsBoolean();
                });
    }

    /** Fewer records than were published: some have been cleaned away. */
    private static StateCopy readAfterCompaction(Platform platform) throws SQLException {
        long published = count(platform, "outbox where topic = '" + TOPIC + "'");
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .until(() -> read(platform), late -> late.records() < published);
    }

    private static StateCopy read(Platform platform) {
        try (StateCopy late = new StateCopy(platform, TOPIC)) {
            return late.toTheEnd();
        }
    }

    /** Ids of which the topic tells something else than the service does. */
    private static Set<String> differing(StateCopy copy, Map<String, JsonNode> exported) {
        Set<String> ids = new HashSet<>(exported.keySet());
        ids.addAll(copy.states().keySet());
        ids.removeIf(id -> copy.states().containsKey(id)
                && Json.read(copy.states().get(id)).equals(exported.get(id)));
        return ids;
    }

    /** The service's base as the service itself tells it, each record in full. */
    private static Map<String, JsonNode> exported(Platform platform) {
        Session session = platform.as("admin");
        String path = "/organisations/exports/"
                + session.post("/organisations/exports", Map.of()).path("id").asText();
        await().atMost(PATIENCE)
                .until(() -> "done".equals(session.get(path).path("state").asText()));
        Map<String, JsonNode> records = new HashMap<>();
        session.text(path + "/result")
                .lines()
                .map(Json::read)
                .forEach(record -> records.put(record.path("id").asText(), record));
        return records;
    }

    private static Map<String, Long> base(Platform platform) throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        try (Connection connection = platform.database("contacts");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, version from organisation")) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return versions;
    }

    private static long count(Platform platform, String rows) throws SQLException {
        try (Connection connection = platform.database("contacts");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + rows)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void alterTopic(Platform platform, AlterConfigOp.OpType how)
            throws ExecutionException, InterruptedException {
        List<AlterConfigOp> changes = COMPACTED_AT_ONCE.entrySet().stream()
                .map(entry -> new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), how))
                .toList();
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", platform.stack().kafka().bootstrapServers()))) {
            admin.incrementalAlterConfigs(
                            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, TOPIC), List.copyOf(changes)))
                    .all()
                    .get();
        }
    }
}
