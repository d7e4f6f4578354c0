package dev.kontor.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.e2e.Platform;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** A projection that is dropped and read again from the topics equals the one that was there. */
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int WORK = 20;
    private static final Duration QUIET = Duration.ofSeconds(3);

    @Test
    void analyticsRebuildsWhatItHad() throws SQLException {
        rebuild(
                "analytics",
                List.of(
                        "deal",
                        "deal_stage_entry",
                        "pipeline",
                        "product",
                        "invoice",
                        "phone_call",
                        "task",
                        "meeting",
                        "party"),
                List.of("ingest_offset"),
                List.of());
    }

    @Test
    void theTimelineRebuildsWhatItHad() throws SQLException {
        rebuild("activity", List.of("timeline_entry", "timeline_party"), List.of(), List.of("activity-timeline"));
    }

    private static void rebuild(String service, List<String> projection, List<String> positions, List<String> groups)
            throws SQLException {
        // given
        Platform platform = Platform.shared();
        try (Writers someWork = new Writers(platform, 2)) {
            await().atMost(PATIENCE).until(() -> someWork.rounds().size() > WORK);
        }
        Map<String, String> live =
                await().atMost(PATIENCE).until(() -> atRest(platform, service, projection), sums -> !sums.isEmpty());
        assertThat(live.get(projection.get(0)))
                .as("rows of %s", projection.get(0))
                .doesNotStartWith("0 ");

        // when
        platform.stack().kill(service);
        try (Connection connection = platform.database(service);
                Statement statement = connection.createStatement()) {
            statement.execute("truncate " + String.join(", ", projection) + (positions.isEmpty() ? "" : ", ")
                    + String.join(", ", positions));
        }
        groups.forEach(group -> forget(platform, group));
        platform.stack().start(service);

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(checksums(platform, service, projection)).isEqualTo(live));
    }

    /** The checksums once they no longer move; empty while they do. */
    private static Map<String, String> atRest(Platform platform, String service, List<String> tables)
            throws SQLException {
        Map<String, String> before = checksums(platform, service, tables);
        LockSupport.parkNanos(QUIET.toNanos());
        return before.equals(checksums(platform, service, tables)) ? before : Map.of();
    }

    private static Map<String, String> checksums(Platform platform, String service, List<String> tables)
            throws SQLException {
        Map<String, String> sums = new TreeMap<>();
        try (Connection connection = platform.database(service);
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                String query =
                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                + table + " t";
                try (ResultSet row = statement.executeQuery(query)) {
                    row.next();
                    sums.put(table, row.getString(1));
                }
            }
        }
        return sums;
    }

    /** A group of a killed consumer lives until its session times out; then its positions can go. */
    private static void forget(Platform platform, String group) {
        try (Admin admin = platform.stack().kafka().admin()) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .untilAsserted(() ->
                            admin.deleteConsumerGroups(List.of(group)).all().get());
        }
    }
}
