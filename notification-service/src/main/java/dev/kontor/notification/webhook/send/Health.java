package dev.kontor.notification.webhook.send;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Counts the failures in a row of each webhook, over all replicas. A webhook that is well costs no write. */
@ApplicationScoped
class Health {
    private static final String COUNT = """
            update webhook w set failures = case when t.delivered then t.failures else w.failures + t.failures end
            from unnest($1::uuid[], $2::bool[], $3::int[]) as t (id, delivered, failures)
            where w.id = t.id and (t.failures > 0 or w.failures > 0 or w.state = 'suspended')
            returning w.id, w.state, w.failures, t.delivered
            """;

    private final Pool database;

    Health(Pool database) {
        this.database = database;
    }

    /**
     * What a batch says of one webhook.
     *
     * @param failures after the last success in the batch
     * @param reason code of the last failure
     */
    record Tally(boolean delivered, int failures, @Nullable String reason, boolean gone) {
        Tally with(Reply reply) {
            return reply.isDelivered()
                    ? new Tally(true, 0, null, gone)
                    : new Tally(delivered, failures + 1, reply.error(), gone || reply.isGone());
        }
    }

    /** How a webhook stands after a batch. */
    record Standing(UUID webhookId, boolean suspended, boolean active, int failures, Tally tally) {}

    /** In the order in which attempts ended. */
    static Map<UUID, Tally> tally(List<Outcome> outcomes) {
        Map<UUID, Tally> tallies = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            Tally before = tallies.getOrDefault(outcome.job().webhookId(), new Tally(false, 0, null, false));
            tallies.put(outcome.job().webhookId(), before.with(outcome.reply()));
        }
        return tallies;
    }

    /** The webhooks that are not well. */
    Uni<List<Standing>> count(Map<UUID, Tally> tallies) {
        List<Tally> values = new ArrayList<>(tallies.values());
        Tuple columns = Tuple.of(
                tallies.keySet().toArray(UUID[]::new),
                values.stream().map(Tally::delivered).toArray(Boolean[]::new),
                values.stream().map(Tally::failures).toArray(Integer[]::new));
        return database.preparedQuery(COUNT)
                .execute(columns)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> standing(row, tallies))
                        .toList());
    }

    private static Standing standing(Row row, Map<UUID, Tally> tallies) {
        UUID id = row.getUUID("id");
        String state = row.getString("state");
        Tally tally = tallies.getOrDefault(id, new Tally(false, 0, null, false));
        return new Standing(id, "suspended".equals(state), "active".equals(state), row.getInteger("failures"), tally);
    }
}
