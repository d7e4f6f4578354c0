package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.Topics;
import dev.kontor.e2e.Topics.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * Exports taken through the gateway while people are written, with the real Debezium: each result and what the topics hold from its
 * hand-over on are the service's base. Nothing is missing between the two and nothing is told twice.
 */
class ExportHandOverIT {
    private static final Guide GUIDE =
            Guide.of(Path.of(System.getProperty("kontor.root")).resolve("docs/export.md"));
    private static final Pattern LOCATION = Pattern.compile("(?i)location: \\S*/people/exports/(\\S+)");
    private static final String FACTS = "kontor.contacts.person";
    private static final String STATE = FACTS + ".state";
    private static final int WRITERS = 4;
    private static final int EXPORTS = 3;
    private static final int BETWEEN = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void resultAndTopicsBehindItAreTheBase() throws SQLException {
        // given
        Platform platform = Platform.shared();
        Session integrator = platform.as("admin");
        List<JsonNode> jobs = new ArrayList<>();

        // when
        try (PeopleWriters writers = new PeopleWriters(platform, WRITERS)) {
            for (int i = 0; i < EXPORTS; i++) {
                awaitMore(writers);
                jobs.add(exported(integrator));
            }
            awaitMore(writers);
        }

        // then
        for (JsonNode job : jobs) {
            Map<String, Long> exported = result(integrator, job);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(followed(platform, job, exported))
                            .as("export %s and the state topic behind it", job.path("id"))
                            .isEqualTo(base(platform)));
            factsGoOn(platform, job, exported);
        }
    }

    @Test
    void theGuidesCommandsExport() throws IOException, InterruptedException {
        // given
        Platform platform = Platform.shared();
        platform.as("admin").post("/people", Map.of("familyName", "Exported"));

        // when
        String begun = GUIDE.runs(platform, "curl -si").out();
        Matcher location = LOCATION.matcher(begun);
        assertThat(location.find()).as(begun).isTrue();
        Guide ofThis = new Guide(GUIDE.text().replace("$ID", location.group(1)));
        await().atMost(PATIENCE)
                .until(() -> Json.read(
                                ofThis.runs(platform, location.group(1) + " -H").out())
                        .path("state")
                        .asText()
                        .equals("done"));

        // then
        assertThat(ofThis.runs(platform, "/result").out().lines())
                .isNotEmpty()
                .allMatch(line -> Json.read(line).path("lifeCycle").asText().equals("potential"));
        assertThat(GUIDE.commands()).as("commands of the guide, each run above").hasSize(3);
    }

    private static void awaitMore(PeopleWriters writers) {
        long before = writers.acknowledged();
        await().atMost(PATIENCE).until(() -> writers.acknowledged() >= before + BETWEEN);
    }

    private static JsonNode exported(Session session) {
        String id = session.post("/people/exports", Map.of()).path("id").asText();
        return await().atMost(PATIENCE)
                .until(
                        () -> session.get("/people/exports/" + id),
                        job -> "done".equals(job.path("state").asText()));
    }

    /** Version by id. */
    private static Map<String, Long> result(Session session, JsonNode job) {
        Map<String, Long> versions = new TreeMap<>();
        session.text("/people/exports/" + job.path("id").asText() + "/result")
                .lines()
                .map(Json::read)
                .forEach(line -> versions.put(
                        line.path("id").asText(), line.path("version").asLong()));
        assertThat(versions).hasSize(job.path("total").asInt());
        return versions;
    }

    /** The export with all that the state topic tells from the hand-over on, none of which may be older than the export. */
    private static Map<String, Long> followed(Platform platform, JsonNode job, Map<String, Long> exported) {
        Map<String, Long> copy = new TreeMap<>(exported);
        for (Event state : behind(platform, job, STATE)) {
            assertThat(state.version())
                    .as("state of %s behind export %s", state.key(), job.path("id"))
                    .isGreaterThan(exported.getOrDefault(state.key(), 0L));
            if (state.value() == null) {
                copy.remove(state.key());
            } else {
                copy.put(state.key(), state.version());
            }
        }
        return copy;
    }

    /** The first fact of each record behind the hand-over is the one after the exported version, and so on. */
    private static void factsGoOn(Platform platform, JsonNode job, Map<String, Long> exported) {
        Map<String, Long> last = new HashMap<>(exported);
        Set<String> seen = new HashSet<>();
        for (Event fact : behind(platform, job, FACTS)) {
            assertThat(seen.add(fact.id())).as("%s only once", fact.id()).isTrue();
            assertThat(fact.version())
                    .as("%s of %s behind export %s", fact.type(), fact.key(), job.path("id"))
                    .isEqualTo(last.getOrDefault(fact.key(), 0L) + 1);
            last.put(fact.key(), fact.version());
        }
        assertThat(seen).as("facts behind the export").hasSizeGreaterThan(BETWEEN / 2);
    }

    private static List<Event> behind(Platform platform, JsonNode job, String topic) {
        Map<TopicPartition, Long> from = new HashMap<>();
        for (JsonNode told : job.path("handOver").path("topics")) {
            if (topic.equals(told.path("topic").asText())) {
                told.path("partitions")
                        .forEach(partition -> from.put(
                                new TopicPartition(
                                        topic, partition.path("partition").asInt()),
                                partition.path("offset").asLong()));
            }
        }
        assertThat(from).as("offsets of %s", topic).isNotEmpty();
        return Topics.readFrom(platform, from);
    }

    private static Map<String, Long> base(Platform platform) throws SQLException {
        Map<String, Long> versions = new TreeMap<>();
        try (Connection connection = platform.database("contacts");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, version from person")) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return versions;
    }
}
