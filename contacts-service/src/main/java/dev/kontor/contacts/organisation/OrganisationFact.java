package dev.kontor.contacts.organisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to an organisation. */
@Topic("kontor.contacts.organisation")
public sealed interface OrganisationFact extends Fact {
    record Registered(
            @Nullable UUID ownerId,
            @Nullable String team,
            @Nullable String industry,
            @Nullable String country,
            Instant registeredAt)
            implements OrganisationFact {}

    /**
     * What is known has changed.
     *
     * @param changed names of the fields, in alphabetical order
     */
    record Revised(List<String> changed) implements OrganisationFact {}

    record Reassigned(
            @Nullable UUID fromOwnerId,
            UUID toOwnerId,
            @Nullable String team) implements OrganisationFact {}

    record Removed() implements OrganisationFact {}

    /** Somebody else, or a team, reaches the organisation too from now on. */
    record Shared(@JsonUnwrapped Grant grant) implements OrganisationFact {}

    record Unshared(@JsonUnwrapped Withdrawal withdrawal) implements OrganisationFact {}
}
