package dev.kontor.contacts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Entries are sealed in one order, and each shows when it was forged. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class AuditChainIT {
    private static final String WHOLE_ROW = "row_to_json(audit_entry)::text";

    @Test
    void whoCommitsLateIsSealedLateAndOnce() throws SQLException {
        // given
        String first = Trail.register("{\"givenName\":\"First\"}");
        String second = Trail.register("{\"givenName\":\"Second\"}");
        Trail.settle();

        // when: the one that wrote first commits when the other is sealed
        try (Connection slow = OutboxDrain.connect();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("update person set given_name = 'Slow' where id = '" + first + "'");
            Trail.run("update person set given_name = 'Fast' where id = '" + second + "'");
            Trail.entries("recordId eq \"" + second + "\"", 2);
            statement.execute("update person set given_name = 'Slower' where id = '" + first + "'");
            slow.commit();
        }

        // then
        List<Map<String, Object>> slowly = Trail.entries("recordId eq \"" + first + "\"", 3);
        List<Map<String, Object>> fast = Trail.entries("recordId eq \"" + second + "\"", 2);
        assertThat(slowly.get(1)).containsEntry("new", Map.of("given_name", "Slow"));
        assertThat(slowly.get(2)).containsEntry("new", Map.of("given_name", "Slower"));
        assertThat(seq(slowly.get(1))).isGreaterThan(seq(fast.getLast()));
        assertThat(Trail.broken()).isEmpty();
    }

    @Test
    void theChainShowsWhatWasForged() throws SQLException {
        // given
        String person = Trail.register("{\"givenName\":\"Chain\"}");
        Trail.run(LongStream.range(0, 6)
                .mapToObj(number -> "update person set given_name = 'Chain" + number + "' where id = '" + person + "'")
                .toArray(String[]::new));
        List<Long> seqs = Trail.entries("recordId eq \"" + person + "\"", 7).stream()
                .map(AuditChainIT::seq)
                .toList();
        long seq = seqs.get(2);
        assertThat(Trail.broken()).isEmpty();

        // when, then: a changed one
        Trail.forge("update audit_entry set actor = 'user:other' where seq = " + seq);
        assertThat(Trail.broken()).containsExactly(seq);
        Trail.forge("update audit_entry set actor = 'database:contacts' where seq = " + seq);
        assertThat(Trail.broken()).isEmpty();

        // when, then: a changed one with a hash that suits it
        String kept = Trail.texts("select hash::text from audit_entry where seq = " + seq)
                .getFirst();
        Trail.forge(
                "update audit_entry set address = '192.0.2.1' where seq = " + seq,
                "update audit_entry e set hash = sha256(convert_to(audit_text(e), 'UTF8')) where seq = " + seq);
        assertThat(Trail.broken()).containsExactly(seq + 1);
        Trail.forge("update audit_entry set address = '127.0.0.1', hash = '" + kept + "' where seq = " + seq);
        assertThat(Trail.broken()).isEmpty();

        // when, then: a removed one
        String row = Trail.texts("select " + WHOLE_ROW + " from audit_entry where seq = " + seq)
                .getFirst()
                .replace("'", "''");
        Trail.forge("delete from audit_entry where seq = " + seq);
        assertThat(Trail.broken()).containsExactly(seq + 1);
        assertThat(Trail.chain(seq).getList("broken", Long.class)).containsExactly(seq + 1);
        Trail.forge("insert into audit_entry select * from json_populate_record(null::audit_entry, '" + row + "')");
        assertThat(Trail.broken()).isEmpty();

        // when, then: two that change places
        String[] swapped = {
            "update audit_entry set seq = -1 where seq = " + seq,
            "update audit_entry set seq = " + seq + " where seq = " + (seq + 1),
            "update audit_entry set seq = " + (seq + 1) + " where seq = -1"
        };
        Trail.forge(swapped);
        assertThat(Trail.broken()).containsExactly(seq, seq + 1, seq + 2);
        Trail.forge(swapped);
        assertThat(Trail.broken()).isEmpty();
    }

    @Test
    void aTrailThatWasCutOffLacksTheHeadThatWasNoted() {
        // given
        long head = Trail.chain(0).getLong("last.seq");

        // then
        assertThat(Trail.chain(head).getLong("first.seq")).isEqualTo(head);
        assertThat(Trail.chain(head).getList("broken")).isEmpty();
        assertThat(Trail.chain(head + 1_000_000).getList("broken", Long.class)).containsExactly(head + 1_000_000);
        assertThat(Trail.chain(head + 1_000_000).getMap("")).doesNotContainKey("first");
    }

    @Test
    void nobodyChangesAnEntryNotEvenTheOwner() {
        for (String forgery : List.of(
                "update audit_entry set actor = 'user:other'",
                "update audit_entry set actor = 'user:other' where false",
                "delete from audit_entry",
                "truncate audit_entry")) {
            assertThatThrownBy(() -> Trail.run(forgery)).as(forgery).hasMessageContaining("only grows");
        }
    }

    private static long seq(Map<String, Object> entry) {
        return ((Number) entry.get("seq")).longValue();
    }
}
