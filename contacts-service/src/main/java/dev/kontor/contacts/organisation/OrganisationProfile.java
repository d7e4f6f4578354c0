package dev.kontor.contacts.organisation;

import dev.kontor.contacts.contactpoint.ContactPoints;
import dev.kontor.contacts.contactpoint.Reach;
import java.util.List;
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

    /** Nothing but a name, for an organisation that a file mentions before it describes it. */
    static OrganisationProfile named(String name) {
        Reach unknown = new Reach(List.of(), List.of(), List.of());
        return new OrganisationProfile(name, null, null, null, null, null, null, null, unknown);
    }

    /** This profile with everything that the other one tells. */
    OrganisationProfile overlaidWith(OrganisationProfile told) {
        return new OrganisationProfile(
                told.name,
                firstNonNull(told.taxId, taxId),
                firstNonNull(told.industry, industry),
                firstNonNull(told.country, country),
                firstNonNull(told.website, website),
                firstNonNull(told.yearFounded, yearFounded),
                firstNonNull(told.employees, employees),
                firstNonNull(told.parentId, parentId),
                reach.overlaidWith(told.reach));
    }

    OrganisationProfile withParent(@Nullable Organisation parent) {
        UUID id = parent == null ? parentId : parent.id();
        return new OrganisationProfile(name, taxId, industry, country, website, yearFounded, employees, id, reach);
    }

    private static <T> @Nullable T firstNonNull(@Nullable T told, @Nullable T known) {
        return told == null ? known : told;
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
