package dev.kontor.contacts.person;

import dev.kontor.contacts.contactpoint.ContactPoints;
import dev.kontor.contacts.contactpoint.Reach;
import dev.kontor.platform.problem.Problem;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link PersonDetails} after normalisation: what the aggregate takes. */
record PersonProfile(
        @Nullable String givenName,
        @Nullable String familyName,
        Reach reach,
        @Nullable String birthday,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String source,
        @Nullable UUID organisationId) {
    static PersonProfile from(PersonDetails details, ContactPoints points) {
        return new PersonProfile(
                strip(details.givenName()),
                strip(details.familyName()),
                points.reach(details.phones(), details.emails(), details.externalIds()),
                details.birthday() == null ? null : Birthday.require(details.birthday()),
                details.language(),
                details.timeZone() == null ? null : requireZone(details.timeZone()),
                strip(details.source()),
                details.organisationId());
    }

    /** The way back, for a merge patch. */
    PersonDetails details() {
        return new PersonDetails(
                givenName,
                familyName,
                reach.phoneInputs(),
                reach.emailInputs(),
                birthday,
                language,
                timeZone,
                source,
                organisationId,
                reach.externalIds());
    }

    /** This profile with everything that the other one tells; the source stays, it is fixed. */
    PersonProfile overlaidWith(PersonProfile told) {
        return new PersonProfile(
                firstNonNull(told.givenName, givenName),
                firstNonNull(told.familyName, familyName),
                reach.overlaidWith(told.reach),
                firstNonNull(told.birthday, birthday),
                firstNonNull(told.language, language),
                firstNonNull(told.timeZone, timeZone),
                source,
                firstNonNull(told.organisationId, organisationId));
    }

    boolean isNameless() {
        return givenName == null
                && familyName == null
                && reach.phones().isEmpty()
                && reach.emails().isEmpty();
    }

    private static <T> @Nullable T firstNonNull(@Nullable T told, @Nullable T known) {
        return told == null ? known : told;
    }

    private static @Nullable String strip(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String requireZone(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Problem.invalid("/timeZone", "time-zone", "must be an IANA zone such as Europe/Riga");
        }
        return zone;
    }
}
