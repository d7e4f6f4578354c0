package dev.kontor.activity.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a meeting. Every fact says whose it is and whom it is about; its title stays in the state topic. */
@Topic("kontor.activity.meeting")
public sealed interface MeetingFact extends Fact {
    record Scheduled(
            Instant startsAt,
            Instant endsAt,
            @Nullable UUID ownerId,
            @Nullable String team,
            @Nullable UUID partyId) implements MeetingFact {}

    /**
     * It is held at another time.
     *
     * @param changed {@code endsAt}, {@code startsAt} or both
     */
    record Rescheduled(
            Instant startsAt,
            Instant endsAt,
            List<String> changed,
            @Nullable UUID ownerId,
            @Nullable String team,
            @Nullable UUID partyId)
            implements MeetingFact {}

    /**
     * Something about it is different.
     *
     * @param changed names of the fields, in alphabetical order
     */
    record Revised(
            List<String> changed,
            @Nullable UUID ownerId,
            @Nullable String team,
            @Nullable UUID partyId) implements MeetingFact {}

    /** Somebody else holds it. */
    record Reassigned(
            Instant startsAt,
            Instant endsAt,
            @Nullable UUID fromOwnerId,
            UUID ownerId,
            @Nullable String team,
            @Nullable UUID partyId)
            implements MeetingFact {}

    record Cancelled(
            Instant startsAt,
            @Nullable UUID ownerId,
            @Nullable String team,
            @Nullable UUID partyId,
            Instant at) implements MeetingFact {}

    /** Somebody else, or a team, reaches it too from now on. */
    record Shared(
            @Nullable UUID ownerId,
            @Nullable String team,
            @Nullable UUID partyId,
            @JsonUnwrapped Grant grant) implements MeetingFact {}

    record Unshared(
            @Nullable UUID ownerId,
            @Nullable String team,
            @Nullable UUID partyId,
            @JsonUnwrapped Withdrawal withdrawal) implements MeetingFact {}
}
