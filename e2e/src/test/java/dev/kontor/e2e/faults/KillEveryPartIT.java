package dev.kontor.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.e2e.Guarantees;
import dev.kontor.e2e.Platform;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** SIGKILL for each process in turn under load: what was committed is on Kafka, in order, and took effect exactly once. */
class KillEveryPartIT {
    private static final List<String> VICTIMS = List.of(
            "contacts",
            "deals",
            "activity",
            "telephony",
            "analytics",
            "notification",
            "gateway",
            "connect",
            "kafka",
            "postgres");
    private static final Duration LOAD_BEFORE = Duration.ofSeconds(2);
    private static final Duration DEAD = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofSeconds(90);
    private static final int WRITERS = 4;

    @Test
    void committedChangesFactsAndProjectionsAgree() {
        // given
        Platform platform = Platform.shared();
        long wonBefore = wonInReports(platform);
        Writers writers = new Writers(platform, WRITERS);

        // when
        try (writers) {
            for (String victim : VICTIMS) {
                LockSupport.parkNanos(LOAD_BEFORE.toNanos());
                platform.stack().kill(victim);
                LockSupport.parkNanos(DEAD.toNanos());
                platform.stack().start(victim);
                System.out.println(
                        "  killed and started again: " + victim + ", " + writers.acknowledged() + " writes so far");
            }
        }

        // then
        System.out.printf(
                Locale.ROOT,
                "  %d writes acknowledged, %d attempts repeated, %d deals won%n",
                writers.acknowledged(),
                writers.repeated(),
                writers.wonDeals().size());
        await().atMost(SETTLE).untilAsserted(() -> Guarantees.nothingIsMissing(platform));
        Guarantees.versionsHaveNoGap(platform);
        assertThat(writers.wonDeals()).hasSizeGreaterThan(VICTIMS.size());
        await().atMost(SETTLE)
                .untilAsserted(() -> assertThat(wonInReports(platform) - wonBefore)
                        .as("deals won in the reports")
                        .isEqualTo(writers.wonDeals().size()));
        await().atMost(SETTLE)
                .untilAsserted(() ->
                        assertThat(timelinesWithout(platform, writers.people())).isEmpty());
        assertThat(dealsOf(platform, writers.people()))
                .as("deals in the base")
                .isEqualTo(writers.wonDeals().size());
    }

    private static long wonInReports(Platform platform) {
        JsonNode report = platform.as("admin").get("/reports/deals?pipeline=sales");
        return report.path("won").asLong();
    }

    /** People in whose feed the winning of their one deal is not there exactly once. */
    private static List<String> timelinesWithout(Platform platform, List<String> people) {
        return people.stream()
                .filter(person -> count(
                                platform,
                                "activity",
                                "select count(*) from timeline_entry where party_id = '" + person
                                        + "' and kind = 'deal.won'")
                        != 1)
                .toList();
    }

    private static long dealsOf(Platform platform, List<String> people) {
        return people.stream()
                .mapToLong(person ->
                        count(platform, "deals", "select count(*) from deal where person_id = '" + person + "'"))
                .sum();
    }

    private static long count(Platform platform, String service, String query) {
        try (Connection connection = platform.database(service);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
