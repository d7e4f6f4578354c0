package dev.kontor.activity.task;

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
 * What happens to a task. Every fact says whose task it is and whom it is about, so that a reader needs no other; what is to be done
 * stays inside, because people write names into titles.
 */
@Topic("kontor.activity.task")
public sealed interface TaskFact extends Fact {
    /**
     * Somebody has something to do.
     *
     * @param reason code of the rule that gave the work, null when a person did
     * @param causeId the record that caused it, such as a call
     */
    record Created(
            @Nullable UUID assigneeId,
            @Nullable String team,
            @Nullable String reason,
            @Nullable Instant dueAt,
            @Nullable UUID partyId,
            @Nullable UUID causeId)
            implements TaskFact {}

    /**
     * Something about it is different.
     *
     * @param changed names of the fields, in alphabetical order
     */
    record Revised(
            List<String> changed,
            @Nullable UUID assigneeId,
            @Nullable String team,
            @Nullable UUID partyId) implements TaskFact {}

    record Reassigned(
            @Nullable UUID fromAssigneeId,
            UUID assigneeId,
            @Nullable String team,
            @Nullable UUID partyId) implements TaskFact {}

    record Completed(
            @Nullable UUID assigneeId,
            @Nullable String team,
            @Nullable UUID partyId,
            Instant at) implements TaskFact {}

    record Cancelled(
            @Nullable UUID assigneeId,
            @Nullable String team,
            @Nullable UUID partyId,
            Instant at) implements TaskFact {}

    /** Somebody else, or a team, reaches it too from now on. */
    record Shared(
            @Nullable UUID assigneeId,
            @Nullable String team,
            @Nullable UUID partyId,
            @JsonUnwrapped Grant grant) implements TaskFact {}

    record Unshared(
            @Nullable UUID assigneeId,
            @Nullable String team,
            @Nullable UUID partyId,
            @JsonUnwrapped Withdrawal withdrawal)
            implements TaskFact {}
}
