package dev.kontor.activity.staff;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user of Keycloak.
 *
 * @param entry what it tells of the person, which others may know better
 * @param teams names of all groups that the user is in, in alphabetical order
 * @param roles those of our realm roles that the user has, by themselves or by a group; null when they could not be read
 * @param since when the account was made, null when Keycloak does not tell
 */
record DirectoryUser(
        DirectoryEntry entry,
        List<String> teams,
        @Nullable Set<String> roles,
        @Nullable Instant since) {}
