package dev.kontor.notification.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a delivery. Ids, codes and times only: neither address nor words. */
@Topic("kontor.notification.delivery")
public sealed interface DeliveryFact extends Fact {
    /** What every fact says of its delivery. */
    record Snapshot(
            String kind,
            String channel,
            UUID subjectId,
            @Nullable UUID recipientId,
            Instant dueAt) {}

    record Scheduled(@JsonUnwrapped Snapshot delivery) implements DeliveryFact {}

    /** Its time has moved; {@code dueAt} is the new one. */
    record Rescheduled(@JsonUnwrapped Snapshot delivery, Instant at) implements DeliveryFact {}

    record Cancelled(@JsonUnwrapped Snapshot delivery, Instant at) implements DeliveryFact {}

    /** An attempt came to nothing; there will be another one. */
    record Deferred(@JsonUnwrapped Snapshot delivery, Instant at, int attempt, String reason, Instant nextAttemptAt)
            implements DeliveryFact {}

    record Sent(@JsonUnwrapped Snapshot delivery, Instant at, int attempt) implements DeliveryFact {}

    /** Given up. {@code attempt} is 0 when none was made. */
    record Failed(@JsonUnwrapped Snapshot delivery, Instant at, int attempt, String reason) implements DeliveryFact {}
}
