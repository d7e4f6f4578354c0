package dev.kontor.notification.webhook.intake;

import dev.kontor.notification.webhook.OwnerRights;
import dev.kontor.platform.access.Subject;
import dev.kontor.platform.problem.Problem;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What intake knows of a webhook. */
record Subscription(UUID webhookId, Subject owner, Selection selection, Instant since) {
    private static final Logger LOG = Logger.getLogger(Subscription.class);
    /** How far the clocks of two services may be apart. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** Empty when its expression cannot be read any more: one webhook's trouble must not stop the others'. */
    static Optional<Subscription> from(Row row) {
        UUID id = row.getUUID("id");
        try {
            Selection selection = Selection.of(
                    List.of(row.getArrayOfStrings("types")),
                    List.of(row.getArrayOfStrings("subjects")),
                    row.getString("expression"));
            return Optional.of(new Subscription(
                    id,
                    OwnerRights.owner(row),
                    selection,
                    row.getOffsetDateTime("created_at").toInstant()));
        } catch (Problem unreadable) {
            LOG.errorf("Webhook %s gets no events, for its expression cannot be read: %s", id, unreadable.detail());
            return Optional.empty();
        }
    }

    /** An expression finds nothing by what the owner may not have. What happened before it was registered is not for it, though a reader that begins anew reads that again. */
    boolean wants(Event event, OwnerRights rights) {
        return event.time().isAfter(since.minus(CLOCK_SKEW))
                && rights.mayHave(owner, event.type())
                && selection.wants(
                        event.type(),
                        event.subject().toString(),
                        () -> rights.shown(owner, event.type(), event.document()));
    }
}
