package dev.kontor.notification.webhook.send;

import dev.kontor.notification.webhook.OwnerRights;
import dev.kontor.notification.webhook.Secret;
import dev.kontor.platform.access.Subject;
import dev.kontor.platform.security.SecretSeal;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A delivery leased for one attempt, with all that sending it needs.
 *
 * @param lease tells this attempt from a later one on the same row
 * @param number of the attempt, from 1
 * @param tries attempts of the present round that have failed
 * @param secrets the present one and, for the time of a rotation, the one before
 * @param probe whether it is to find out if a suspended receiver answers again; it costs the delivery none of its attempts
 */
record Job(
        UUID deliveryId,
        UUID lease,
        UUID webhookId,
        UUID eventId,
        int number,
        int tries,
        String url,
        List<String> secrets,
        @Nullable String traceparent,
        Subject owner,
        String type,
        String body,
        boolean probe) {
    static Job from(Row row, Instant now, boolean probe, SecretSeal seal) {
        OffsetDateTime oldUntil = row.getOffsetDateTime("old_secret_until");
        String oldSecret = row.getString("old_secret");
        String secret = row.getString("secret");
        UUID webhookId = row.getUUID("webhook_id");
        boolean both =
                oldSecret != null && oldUntil != null && oldUntil.toInstant().isAfter(now);
        return new Job(
                row.getUUID("id"),
                row.getUUID("lease"),
                webhookId,
                row.getUUID("event_id"),
                row.getInteger("attempts"),
                row.getInteger("tries"),
                row.getString("url"),
                (both ? Stream.of(secret, oldSecret) : Stream.of(secret))
                        .map(stored -> Secret.opened(stored, webhookId, seal))
                        .toList(),
                row.getString("traceparent"),
                OwnerRights.owner(row),
                row.getString("type"),
                row.getString("body"),
                probe);
    }

    Job with(String shown) {
        return new Job(
                deliveryId,
                lease,
                webhookId,
                eventId,
                number,
                tries,
                url,
                secrets,
                traceparent,
                owner,
                type,
                shown,
                probe);
    }
}
