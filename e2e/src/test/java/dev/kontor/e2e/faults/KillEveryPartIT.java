package dev.kontor.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.e2e.Guarantees;
import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private static final int WRITERS = 2;

    @Test
    void committedChangesFactsAndProjectionsAgree() throws IOException, InterruptedException {
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
        Guarantees.transactionsAreWhole(platform);
        assertThat(writers.wonDeals()).hasSizeGreaterThan(VICTIMS.size());
        await().atMost(SETTLE)
                .untilAsserted(() -> assertThat(wonInReports(platform) - wonBefore)
                        .as("deals won in the reports")
                        .isEqualTo(writers.wonDeals().size()));
        await().atMost(SETTLE)
                .untilAsserted(() -> assertThat(withOneWinInTheirFeed(platform, writers.people()))
                        .containsExactlyInAnyOrderElementsOf(writers.people()));
        assertThat(withOneDeal(platform, writers.people())).containsExactlyInAnyOrderElementsOf(writers.people());
        KontorProcess.Result verified = KontorProcess.run(platform, List.of("./kontor", "verify"));
        assertThat(verified.out()).as(verified.err()).endsWith("are equal.\n");
        assertThat(verified.exitCode()).isZero();
    }

    private static long wonInReports(Platform platform) {
        JsonNode report = platform.as("admin").get("/reports/deals?pipeline=sales");
        return report.path("won").asLong();
    }

    /** People in whose feed the winning of their one deal stands exactly once. */
    private static Set<String> withOneWinInTheirFeed(Platform platform, List<String> people) {
        return ids(platform, "activity", """
                select party_id from timeline_entry where party_id = any(?) and kind = 'deal.won'
                group by party_id having count(*) = 1""", people);
    }

    private static Set<String> withOneDeal(Platform platform, List<String> people) {
        return ids(platform, "deals", """
                select person_id from deal where person_id = any(?)
                group by person_id having count(*) = 1""", people);
    }

    private static Set<String> ids(Platform platform, String service, String query, List<String> among) {
        try (Connection connection = platform.database(service);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("uuid", among.toArray()));
            Set<String> ids = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
