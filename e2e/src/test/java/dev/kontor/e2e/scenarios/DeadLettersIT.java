package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.KontorProcess.Result;
import dev.kontor.e2e.Platform;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The runbook docs/runbooks/dead-letters.md, from the symptom to the end, with the commands it gives. */
class DeadLettersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Platform platform = Platform.shared();
    private final String name = "Refused " + UUID.randomUUID() + " Ltd";

    @AfterEach
    void mend() throws SQLException {
        inDeals("alter table reference drop constraint if exists refused");
    }

    @Test
    void whatIsRefusedIsSeenMendedReplayedAndDismissed() throws Exception {
        // given: a database that refuses the copy of an organisation
        inDeals("alter table reference add constraint refused check (not '" + name.toLowerCase(Locale.ROOT)
                + "' = any(keys))");
        String id = platform.as("admin")
                .post("/organisations", Map.of("name", name))
                .path("id")
                .asText();
        String position = await().atMost(PATIENCE).until(() -> positionOf(id), found -> !found.isEmpty());

        // when, then: what waits is shown, with the value where the record is
        Result shown = kontor("show", "deals", position);
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("deals-organisations", "kontor.contacts.organisation.state", "waiting", name);

        // when, then: still poison
        Result refused = kontor("replay", "deals", position);
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(1);
        assertThat(refused.out()).contains("came back as", "0 of 1 taken in");

        // when, then: mended
        mend();
        Result replayed = kontor("replay", "deals", "all");
        assertThat(replayed.exitCode()).as(replayed.out() + replayed.err()).isZero();
        assertThat(replayed.out()).contains("deals-organisations: taken in", "1 of 1 taken in");
        assertThat(copies(id)).isEqualTo(1);
        assertThat(kontor("list", "deals").out()).contains("0 wait, 2 in all");
        assertThat(kontor("list", "deals", "--all").out()).contains("replayed", "came back as");

        // when, then: nobody can replay what is settled, and there is nothing left to dismiss
        Result twice = kontor("replay", "deals", position);
        assertThat(twice.exitCode()).isEqualTo(1);
        assertThat(twice.err()).contains("does not wait any more");
        assertThat(kontor("dismiss", "deals", "all").out()).contains("0 dismissed");
    }

    @Test
    void mistakesAreToldBeforeAnythingIsDone() throws Exception {
        assertThat(kontor("list", "sales").err()).contains("There is no service \"sales\"");
        assertThat(kontor("show", "deals", "17").err()).contains("no position of a letter");
        assertThat(kontor("replay", "deals", "0-999999").err()).contains("There is no letter 0-999999 of deals");
        assertThat(kontor().out()).contains("list", "show", "replay", "dismiss");
    }

    private Result kontor(String... arguments) throws IOException, InterruptedException {
        List<String> all = new java.util.ArrayList<>(List.of("dlq"));
        all.addAll(List.of(arguments));
        return KontorProcess.kontor(platform, all.toArray(String[]::new));
    }

    /** Empty while the letter has not come. */
    private String positionOf(String subject) throws IOException, InterruptedException {
        return kontor("list")
                .out()
                .lines()
                .filter(line -> line.contains(subject))
                .map(line -> line.split("\\s+")[1])
                .findFirst()
                .orElse("");
    }

    private int copies(String id) throws SQLException {
        try (Connection connection = platform.database("deals");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from reference where id = '" + id + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void inDeals(String sql) throws SQLException {
        try (Connection connection = platform.database("deals");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
