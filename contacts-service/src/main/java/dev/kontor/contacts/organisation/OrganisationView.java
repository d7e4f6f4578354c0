package dev.kontor.contacts.organisation;

import dev.kontor.contacts.contactpoint.Email;
import dev.kontor.contacts.contactpoint.ExternalId;
import dev.kontor.contacts.contactpoint.Phone;
import dev.kontor.platform.access.Governs;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organisation as REST answers and the state topic carries it. */
@Schema(name = "Organisation")
@Governs("organisation")
public record OrganisationView(
        UUID id,
        long version,
        String name,
        @Nullable String taxId,
        @Nullable String industry,
        @Nullable String country,
        @Nullable String website,
        @Nullable Integer yearFounded,
        @Nullable Integer employees,
        @Nullable UUID parentId,
        List<Phone> phones,
        List<Email> emails,
        @Nullable UUID ownerId,
        @Nullable String team,
        List<ExternalId> externalIds,
        Instant createdAt,
        Instant updatedAt) {
    static OrganisationView from(Organisation organisation) {
        OrganisationProfile profile = organisation.profile();
        return new OrganisationView(
                organisation.id(),
                organisation.version(),
                profile.name(),
                profile.taxId(),
                profile.industry(),
                profile.country(),
                profile.website(),
                profile.yearFounded(),
                profile.employees(),
                profile.parentId(),
                profile.reach().phones(),
                profile.reach().emails(),
                organisation.ownerId(),
                organisation.team(),
                profile.reach().externalIds(),
                organisation.createdAt(),
                organisation.updatedAt());
    }
}
