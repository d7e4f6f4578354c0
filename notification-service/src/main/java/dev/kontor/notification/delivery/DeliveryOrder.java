package dev.kontor.notification.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody is to get. Kind, subject, occurrence, recipient and channel together make it unique: ordered twice, it is
 * delivered once.
 *
 * @param kind code of the template
 * @param subjectId what it is about: a meeting, a person, a timer
 * @param occurrence which time of the subject: a meeting's start, a birthday's year
 * @param recipientId member of staff, null when there is nobody
 * @param dueAt not before
 * @param notAfter from then on it is of no use and fails as expired, null when it never is
 */
public record DeliveryOrder(
        String kind,
        UUID subjectId,
        String occurrence,
        @Nullable UUID recipientId,
        Instant dueAt,
        @Nullable Instant notAfter) {
    /** The one channel that there is so far. */
    public static final String CHANNEL = "mail";
}
