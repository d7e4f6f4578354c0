package dev.kontor.deals.deal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a deal. {@code at} is business time; when it was recorded is the event's own time. */
@Topic("kontor.deals.deal")
public sealed interface DealFact extends Fact {
    record Opened(@JsonUnwrapped DealSnapshot deal) implements DealFact {}

    record StageChanged(@JsonUnwrapped DealSnapshot deal, String from, String to, Instant at) implements DealFact {}

    /**
     * Details have changed.
     *
     * @param changed names of the fields that differ from before
     */
    record Revised(@JsonUnwrapped DealSnapshot deal, List<String> changed) implements DealFact {}

    record Reassigned(
            @JsonUnwrapped DealSnapshot deal, @Nullable UUID fromOwnerId) implements DealFact {}

    /**
     * It was won.
     *
     * @param from the stage out of which it was won
     */
    record Won(@JsonUnwrapped DealSnapshot deal, String from, Instant at) implements DealFact {}

    /**
     * It was lost.
     *
     * @param from the stage out of which it was lost
     * @param reason code
     */
    record Lost(@JsonUnwrapped DealSnapshot deal, String from, Instant at, String reason) implements DealFact {}

    /** Somebody else, or a team, reaches it too from now on. */
    record Shared(
            @JsonUnwrapped DealSnapshot deal, @JsonUnwrapped Grant grant) implements DealFact {}

    record Unshared(
            @JsonUnwrapped DealSnapshot deal, @JsonUnwrapped Withdrawal withdrawal) implements DealFact {}
}
