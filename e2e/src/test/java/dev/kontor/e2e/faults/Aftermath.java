package dev.kontor.e2e.faults;

import dev.kontor.e2e.Ledger;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What is there after the faults, held against what was acknowledged.
 *
 * @param lost what was acknowledged or committed and is not where it belongs
 * @param doubled what took effect more than once, or without having been committed
 */
record Aftermath(Ledger ledger, List<String> lost, List<String> doubled) {
    /** The third attempt of a webhook comes after five minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String NUMBERS_NOT_GIVEN =
            "select sum(last_number) - (select count(number) from invoice) from invoice_series";

    /** Something that must be there once for each round. */
    private record Effect(String what, String service, String query, Function<Round, String> key) {}

    private static final List<Effect> EFFECTS = List.of(
            new Effect("person", "contacts", "select family_name from person where family_name = any(?)", Round::name),
            new Effect("deal", "deals", "select title from deal where title = any(?) and stage = 'won'", Round::name),
            new Effect(
                    "issued invoice",
                    "deals",
                    "select deal_id from invoice where deal_id = any(?::uuid[]) and status = 'issued'",
                    Round::deal),
            new Effect("task", "activity", "select title from task where title = any(?)", Round::name),
            new Effect("meeting", "activity", "select title from meeting where title = any(?)", Round::name),
            new Effect(
                    "missed call",
                    "telephony",
                    "select pbx_call_id from call where pbx_call_id = any(?) and status = 'missed'",
                    Round::name),
            new Effect(
                    "won deal in the feed",
                    "activity",
                    "select party_id from timeline_entry where party_id = any(?::uuid[]) and kind = 'deal.won'",
                    Round::person),
            new Effect(
                    "won deal in analytics",
                    "analytics",
                    "select id from deal where id = any(?::uuid[]) and outcome = 'won'",
                    Round::deal),
            new Effect(
                    "issued invoice in analytics",
                    "analytics",
                    "select id from invoice where id = any(?::uuid[]) and issued_at is not null",
                    Round::invoice));

    private static final Effect CALL_BACK = new Effect(
            "task of a missed call",
            "activity",
            "select cause_id from task where cause_id = any(?::uuid[]) and reason = 'missed-call'",
            Round::name);
    private static final String CALLS = "select pbx_call_id, id from call where pbx_call_id = any(?)";

    boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty();
    }

    /** What is counted for the whole platform, as it was before the writers began. */
    record Before(long wonInReports, long deadLetters) {
        static Before of(Platform platform) {
            return new Before(won(platform), Topics.deadLetters(platform));
        }
    }

    /** What is still on its way may arrive. */
    static Aftermath atRest(Platform platform, List<Round> rounds, ToldByWebhook webhook, Before before) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Aftermath now = look(platform, rounds, webhook, before);
        while (!now.isClean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            now = look(platform, rounds, webhook, before);
        }
        return now;
    }

    private static long won(Platform platform) {
        return platform.as("admin")
                .get("/reports/deals?pipeline=sales")
                .path("won")
                .asLong();
    }

    private static Aftermath look(Platform platform, List<Round> rounds, ToldByWebhook webhook, Before before) {
        Ledger ledger = Ledger.read(platform);
        Aftermath aftermath = new Aftermath(ledger, new ArrayList<>(), new ArrayList<>());
        ledger.missing().forEach(id -> aftermath.lost.add("message " + id + " is not on Kafka"));
        ledger.gaps().forEach(gap -> aftermath.lost.add("version of " + gap));
        ledger.brokenTransactions().forEach(part -> aftermath.lost.add("transaction " + part));
        ledger.invented().forEach(id -> aftermath.doubled.add("message " + id + " was never committed"));
        for (Effect effect : EFFECTS) {
            Map<String, Long> found =
                    counted(platform, effect, rounds.stream().map(effect.key()).toList());
            aftermath.check(
                    effect.what(),
                    rounds,
                    round -> found.getOrDefault(effect.key().apply(round), 0L));
        }
        Map<String, String> calls = calls(platform, rounds);
        Map<String, Long> callBacks = counted(platform, CALL_BACK, List.copyOf(calls.values()));
        aftermath.check(
                CALL_BACK.what(), rounds, round -> callBacks.getOrDefault(calls.getOrDefault(round.name(), ""), 0L));
        aftermath.check("webhook of the won deal", rounds, round -> webhook.count(round.deal()));
        aftermath.compare("deals won in the report", rounds.size(), won(platform) - before.wonInReports());
        long letters = Topics.deadLetters(platform) - before.deadLetters();
        if (letters > 0) {
            aftermath.lost.add(letters + " records were set aside as dead letters");
        }
        aftermath.compare("invoice numbers that nobody has", 0, number(platform, "deals", NUMBERS_NOT_GIVEN));
        return aftermath;
    }

    private void check(String what, List<Round> rounds, ToLongFunction<Round> count) {
        rounds.forEach(round -> compare(what + " of " + round, 1, count.applyAsLong(round)));
    }

    private void compare(String what, long expected, long found) {
        if (found < expected) {
            lost.add(what + ": " + found + " instead of " + expected);
        } else if (found > expected) {
            doubled.add(what + ": " + found + " instead of " + expected);
        }
    }

    private static Map<String, Long> counted(Platform platform, Effect effect, List<String> keys) {
        Map<String, Long> counts = new HashMap<>();
        query(platform, effect.service(), effect.query(), keys, row -> counts.merge(row.getString(1), 1L, Long::sum));
        return counts;
    }

    /** By their id at the PBX. */
    private static Map<String, String> calls(Platform platform, List<Round> rounds) {
        Map<String, String> ids = new HashMap<>();
        query(
                platform,
                "telephony",
                CALLS,
                rounds.stream().map(Round::name).toList(),
                row -> ids.put(row.getString(1), row.getString(2)));
        return ids;
    }

    private static long number(Platform platform, String service, String query) {
        List<Long> numbers = new ArrayList<>();
        query(platform, service, query, List.of(), row -> numbers.add(row.getLong(1)));
        return numbers.getFirst();
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void query(Platform platform, String service, String query, List<String> among, Row each) {
        try (Connection connection = platform.database(service);
                PreparedStatement statement = connection.prepareStatement(query)) {
            if (query.contains("any(?")) {
                statement.setArray(1, connection.createArrayOf("text", among.toArray()));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.take(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
