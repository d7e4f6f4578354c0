package dev.kontor.analytics.sla;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a timer. */
@Topic("kontor.analytics.sla-timer")
public sealed interface SlaTimerFact extends Fact {
    /**
     * What every fact says of its timer.
     *
     * @param key the value by which the stop event will be known
     * @param ownerId the staff member answerable
     * @param startedAt business time of the start event
     */
    record Terms(
            UUID policyId,
            String policyCode,
            String key,
            @Nullable UUID ownerId,
            Instant startedAt,
            Instant warnAt,
            Instant dueAt) {}

    record Started(@JsonUnwrapped Terms terms) implements SlaTimerFact {}

    /**
     * The deadline is near.
     *
     * @param at when the warning was raised
     */
    record Warned(@JsonUnwrapped Terms terms, Instant at) implements SlaTimerFact {}

    /**
     * What was waited for has happened.
     *
     * @param at business time of the stop event; after {@code dueAt} it was met too late
     */
    record Met(@JsonUnwrapped Terms terms, Instant at) implements SlaTimerFact {}

    /**
     * The deadline has passed.
     *
     * @param at when the breach was established
     */
    record Breached(@JsonUnwrapped Terms terms, Instant at) implements SlaTimerFact {}
}
