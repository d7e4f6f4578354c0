package dev.kontor.telephony.call;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a call. A signal that comes late and changes history gives the fact again with the corrected values: the last one
 * of a kind holds.
 */
@Topic("kontor.telephony.call")
public sealed interface CallFact extends Fact {
    /** The first fact of every call. */
    record Rang(@JsonUnwrapped CallSnapshot call) implements CallFact {}

    record Answered(@JsonUnwrapped CallSnapshot call, Instant at) implements CallFact {}

    record Transferred(
            @JsonUnwrapped CallSnapshot call,
            @Nullable UUID fromAgentId,
            @Nullable UUID toAgentId,
            Instant at) implements CallFact {}

    /**
     * The call is over.
     *
     * @param talkSeconds from the answer to the end, hold included; 0 when nobody answered
     */
    record Ended(@JsonUnwrapped CallSnapshot call, Instant at, long talkSeconds) implements CallFact {}

    /** Follows {@link Ended} of an inbound call that nobody answered. */
    record Missed(@JsonUnwrapped CallSnapshot call, Instant at) implements CallFact {}

    record Tagged(@JsonUnwrapped CallSnapshot call, String tag, Instant at) implements CallFact {}

    /**
     * Something changed that no other fact tells of, such as another telephone that rings, hold, or the recording.
     *
     * @param changed names of the fields, in alphabetical order
     */
    record Revised(@JsonUnwrapped CallSnapshot call, List<String> changed) implements CallFact {}

    /** Somebody else, or a team, reaches it too from now on. */
    record Shared(
            @JsonUnwrapped CallSnapshot call, @JsonUnwrapped Grant grant) implements CallFact {}

    record Unshared(
            @JsonUnwrapped CallSnapshot call, @JsonUnwrapped Withdrawal withdrawal) implements CallFact {}
}
