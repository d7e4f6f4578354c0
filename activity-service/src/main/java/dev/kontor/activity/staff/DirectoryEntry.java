package dev.kontor.activity.staff;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Keycloak tells of a user. Kept beside the member, so that the next look knows what has changed in Keycloak since: only that
 * is taken over, and what an import or a person has said meanwhile stays.
 */
record DirectoryEntry(
        String username,
        @Nullable String name,
        @Nullable String email,
        @Nullable String team,
        @Nullable String managerUsername,
        @Nullable String extension,
        @Nullable String timeZone,
        @Nullable String language,
        boolean enabled) {

    /** The profile of a member who is new to us. */
    StaffProfile profile(@Nullable UUID managerId) {
        return new StaffProfile(username, nameOrUsername(), email, team, managerId, extension, timeZone, language);
    }

    /**
     * The profile after the changes that were made in Keycloak.
     *
     * @param before what Keycloak told the last time, null when it did not know the member
     * @param manager of {@link #managerUsername}, null when none is named or known
     */
    StaffProfile onto(StaffProfile current, @Nullable DirectoryEntry before, @Nullable UUID manager) {
        boolean otherManager = before == null || !Objects.equals(before.managerUsername, managerUsername);
        String named = merge(current.name(), before == null ? null : before.name, name);
        return new StaffProfile(
                username,
                named == null ? current.name() : named,
                merge(current.email(), before == null ? null : before.email, email),
                merge(current.team(), before == null ? null : before.team, team),
                manager != null && (otherManager || current.managerId() == null) ? manager : current.managerId(),
                merge(current.extension(), before == null ? null : before.extension, extension),
                merge(current.timeZone(), before == null ? null : before.timeZone, timeZone),
                merge(current.language(), before == null ? null : before.language, language));
    }

    private String nameOrUsername() {
        return name == null ? username : name;
    }

    private static @Nullable String merge(@Nullable String current, @Nullable String before, @Nullable String now) {
        if (Objects.equals(before, now)) {
            return current;
        }
        if (now != null) {
            return now;
        }
        return Objects.equals(current, before) ? null : current;
    }
}
