package dev.kontor.contacts.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a person. Codes, ids and dates only: what the person is called stays in the state topic. */
@Topic("kontor.contacts.person")
public sealed interface PersonFact extends Fact {
    record Registered(
            @Nullable UUID ownerId,
            @Nullable String team,
            LifeCycle lifeCycle,
            @Nullable String source,
            Instant registeredAt)
            implements PersonFact {}

    /**
     * What is known has changed.
     *
     * @param changed names of the fields, in alphabetical order
     */
    record Revised(List<String> changed) implements PersonFact {}

    /**
     * The person stands elsewhere in the life cycle.
     *
     * @param reason code or short text by hand; null when a rule has decided
     */
    record LifeCycleChanged(
            LifeCycle from, LifeCycle to, @Nullable String reason) implements PersonFact {}

    record Reassigned(
            @Nullable UUID fromOwnerId,
            UUID toOwnerId,
            @Nullable String team) implements PersonFact {}

    record Affiliated(
            UUID affiliationId,
            UUID organisationId,
            String role,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean primary)
            implements PersonFact {}

    record Removed() implements PersonFact {}

    /** Somebody else, or a team, reaches the person too from now on. */
    record Shared(@JsonUnwrapped Grant grant) implements PersonFact {}

    record Unshared(@JsonUnwrapped Withdrawal withdrawal) implements PersonFact {}
}
