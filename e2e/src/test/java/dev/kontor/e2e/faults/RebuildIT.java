package dev.kontor.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./kontor rebuild}: every projection is built anew beside the live one while clients write, and is the same. */
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int WORK = 8;
    private static final Duration QUIET = Duration.ofSeconds(3);

    @ParameterizedTest
    @CsvSource({
        "analytics, reports, deal deal_stage_entry pipeline product invoice phone_call task meeting party staff",
        "activity, timeline, timeline_entry timeline_party",
        "deals, references, reference",
        "telephony, people, party"
    })
    void aRebuildUnderWritersEndsWithWhatTheTopicsTell(String service, String projection, String words)
            throws IOException, InterruptedException, SQLException {
        // given
        Platform platform = Platform.shared();
        List<String> tables = List.of(words.split(" "));
        try (Writers writers = new Writers(platform, 2)) {
            await().atMost(PATIENCE).until(() -> writers.rounds().size() > WORK);

            // when
            KontorProcess.Result rebuilt = KontorProcess.kontor(platform, "rebuild", service, projection);

            // then
            assertThat(rebuilt.exitCode()).as(rebuilt.out() + rebuilt.err()).isZero();
            assertThat(rebuilt.out()).contains("loading", tables.getFirst(), "switched");
        }

        // and when the writers are done, another one finds nothing to change
        Map<String, String> live =
                await().atMost(PATIENCE).until(() -> atRest(platform, service, tables), sums -> !sums.isEmpty());
        assertThat(live.get(tables.getFirst())).doesNotStartWith("0 ");
        KontorProcess.Result again = KontorProcess.kontor(platform, "rebuild", service, projection);
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        assertThat(checksums(platform, service, tables)).isEqualTo(live);
    }

    @Test
    void aBrokenProjectionIsRepairedWhenSomebodyAcceptsTheDifference()
            throws IOException, InterruptedException, SQLException {
        // given
        Platform platform = Platform.shared();
        try (Writers someWork = new Writers(platform, 2)) {
            await().atMost(PATIENCE).until(() -> someWork.rounds().size() > WORK);
        }
        List<String> tables = List.of("deal");
        Map<String, String> whole =
                await().atMost(PATIENCE).until(() -> atRest(platform, "analytics", tables), sums -> !sums.isEmpty());
        run(platform, "analytics", "delete from deal where id = (select id from deal order by id desc limit 1)");

        // when
        KontorProcess.Result found = KontorProcess.kontor(platform, "rebuild", "analytics", "reports");
        KontorProcess.Result repaired = KontorProcess.kontor(platform, "rebuild", "analytics", "reports", "--accept");
        KontorProcess.Result listed = KontorProcess.kontor(platform, "rebuild", "analytics");

        // then
        assertThat(found.exitCode()).as(found.out() + found.err()).isEqualTo(1);
        assertThat(found.out()).contains("They differ. ./kontor rebuild analytics reports --accept");
        assertThat(repaired.exitCode()).as(repaired.out() + repaired.err()).isZero();
        assertThat(checksums(platform, "analytics", tables)).isEqualTo(whole);
        assertThat(listed.out()).contains("reports", "switched");
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

    private static void run(Platform platform, String service, String sql) throws SQLException {
        try (Connection connection = platform.database(service);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
