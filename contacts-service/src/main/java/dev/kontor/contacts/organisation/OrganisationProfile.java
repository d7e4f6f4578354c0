package dev.kontor.contacts.organisation;

import dev.kontor.contacts.contactpoint.ContactPoints;
import dev.kontor.contacts.contactpoint.Reach;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link OrganisationDetails} after normalisation: what the aggregate takes. */
record OrganisationProfile(
        String name,
        @Nullable String taxId,
        @Nullable String industry,
        @Nullable String country,
        @Nullable String website,
        @Nullable Integer yearFounded,
        @Nullable Integer employees,
        @Nullable UUID parentId,
        Reach reach) {
    static OrganisationProfile from(OrganisationDetails details, ContactPoints points) {
        return new OrganisationProfile(
                details.name().strip(),
                details.taxId(),
                details.industry(),
                details.country(),
                details.website(),
                details.yearFounded(),
                details.employees(),
                details.parentId(),
                points.reach(details.phones(), details.emails(), details.externalIds()));
    }

    /** The way back, for a merge patch. */
    OrganisationDetails details() {
        return new OrganisationDetails(
                name,
                taxId,
                industry,
                country,
                website,
                yearFounded,
                employees,
                parentId,
                reach.phoneInputs(),
                reach.emailInputs(),
                reach.externalIds());
    }
}
