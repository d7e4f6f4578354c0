package dev.kontor.e2e.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.load.HookReceiver.Kept;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Deliveries to one webhook from a burst of commits: the whole way over outbox, Kafka, signing, request and log. Counted from the first
 * request to the last line of the log.
 */
final class WebhookRate {
    private static final int FACTS = 20_000;
    private static final int WARM_UP = 5_000;
    private static final int PER_COMMIT = 1_000;
    private static final double LEAST = 1_000;
    private static final long POLL_NANOS = 10_000_000;
    private static final long PATIENCE_SECONDS = 180;
    private static final String LOGGED = """
            select count(*) from webhook_delivery d
            where webhook_id = ? and state = 'delivered' and exists (select 1 from webhook_attempt where delivery_id = d.id)
            """;

    private final Platform platform;
    private final Session admin;

    private WebhookRate(Platform platform) {
        this.platform = platform;
        this.admin = platform.as("admin");
    }

    static List<Figure> measure(Platform platform, Effort effort) throws Exception {
        WebhookRate webhooks = new WebhookRate(platform);
        try (HookReceiver warmUp = new HookReceiver()) {
            webhooks.rate(warmUp, effort.of(WARM_UP));
        }
        int facts = effort.of(FACTS);
        try (HookReceiver receiver = new HookReceiver()) {
            double rate = webhooks.rate(receiver, facts);
            double floor = new PlainPosts(receiver.vertx(), receiver.url(), receiver.kept()).rate(facts);
            return List.of(
                    Figure.atLeast("webhook deliveries, signed and logged / plain posts", rate, floor, "1/s", LEAST));
        }
    }

    private double rate(HookReceiver receiver, int facts) throws Exception {
        String pipelineId = UUID.randomUUID().toString();
        JsonNode hook = admin.post(
                "/webhooks",
                Map.of(
                        "url", receiver.url(),
                        "types", List.of("kontor.deals.deal.opened.v1"),
                        "expression", "data.pipelineId eq \"" + pipelineId + "\""));
        String id = hook.path("id").asText();
        try (DealFacts deals = new DealFacts(platform, pipelineId)) {
            for (int left = facts; left > 0; left -= PER_COMMIT) {
                deals.commit(Math.min(left, PER_COMMIT), DealFacts.OPENED);
            }
        }
        awaitLogged(receiver, UUID.fromString(id), facts);
        double rate = facts * 1e9 / (System.nanoTime() - receiver.firstNanos());
        admin.post("/webhooks/" + id + "/disable", Map.of());
        verify(receiver, facts, hook.path("secret").asText());
        return rate;
    }

    /** The log is only looked at when all have come: counting it costs the machine that is measured. */
    private void awaitLogged(HookReceiver receiver, UUID webhookId, int facts) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (Connection connection = platform.database("notification");
                PreparedStatement statement = connection.prepareStatement(LOGGED)) {
            statement.setObject(1, webhookId);
            while (receiver.events() < facts || logged(statement) < facts) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Of " + facts + " events " + receiver.events() + " came, and "
                            + logged(statement) + " are in the log");
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private static int logged(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** That all came, and that the official library believes those that were kept. */
    private static void verify(HookReceiver receiver, int facts, String secret) throws Exception {
        if (receiver.events() != facts) {
            throw new IllegalStateException("Of " + facts + " events " + receiver.events() + " came");
        }
        Webhook library = new Webhook(secret);
        for (Kept request : receiver.kept()) {
            library.verify(request.body(), request.headers());
        }
    }
}
