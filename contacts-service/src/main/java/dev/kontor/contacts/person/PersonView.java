package dev.kontor.contacts.person;

import dev.kontor.contacts.contactpoint.Email;
import dev.kontor.contacts.contactpoint.ExternalId;
import dev.kontor.contacts.contactpoint.Phone;
import dev.kontor.platform.access.Governs;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person as REST answers and the state topic carries it. */
@Schema(name = "Person")
@Governs("person")
public record PersonView(
        UUID id,
        long version,
        @Nullable String givenName,
        @Nullable String familyName,
        List<Phone> phones,
        List<Email> emails,
        @Nullable String birthday,
        @Nullable String language,
        @Nullable String timeZone,
        LifeCycle lifeCycle,
        @Nullable String source,
        @Nullable UUID organisationId,
        @Nullable UUID ownerId,
        @Nullable String team,
        List<ExternalId> externalIds,
        Instant createdAt,
        Instant updatedAt) {
    static PersonView from(Person person) {
        PersonProfile profile = person.profile();
        return new PersonView(
                person.id(),
                person.version(),
                profile.givenName(),
                profile.familyName(),
                profile.reach().phones(),
                profile.reach().emails(),
                profile.birthday(),
                profile.language(),
                profile.timeZone(),
                person.lifeCycle(),
                profile.source(),
                profile.organisationId(),
                person.ownerId(),
                person.team(),
                profile.reach().externalIds(),
                person.createdAt(),
                person.updatedAt());
    }
}
