package dev.kontor.activity.handover;

import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a hand-over. Why it was asked for stays inside, because people write names into reasons. */
@Topic("kontor.activity.hand-over")
public sealed interface HandOverFact extends Fact {
    /**
     * Records are to go to somebody else: each service does its part.
     *
     * @param team of the receiver
     */
    record Started(UUID fromId, UUID toId, @Nullable String team, List<String> kinds, Instant undoUntil)
            implements HandOverFact {}

    /**
     * Every service has done its part.
     *
     * @param skipped that belonged to somebody else when it was their turn
     */
    record Completed(UUID fromId, UUID toId, long moved, long skipped) implements HandOverFact {}

    /** What has gone over is to come back. */
    record UndoStarted(UUID fromId, UUID toId, List<String> kinds) implements HandOverFact {}

    /**
     * What was still the receiver's is the former owner's again.
     *
     * @param kept that were not
     */
    record Undone(UUID fromId, UUID toId, long returned, long kept) implements HandOverFact {}
}
