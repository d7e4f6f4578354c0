package dev.kontor.notification.remind.sla.consumed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What we read of {@code kontor.analytics.sla-timer}.
 *
 * @param ownerId the member of staff who is answerable
 */
public record TimerFact(
        String policyCode, @Nullable String key, @Nullable UUID ownerId, Instant dueAt) {}
