package dev.kontor.platform.security;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows somebody may see: all of them; else their own, their teams', and those that belong to nobody.
 * A row out of scope does not exist for them: it answers 404 and is absent from lists.
 *
 * @param staffId null when the scope is everything
 */
public record RowScope(@Nullable UUID staffId, List<String> teams) {
    private static final RowScope EVERYTHING = new RowScope(null, List.of());

    public static RowScope everything() {
        return EVERYTHING;
    }

    public static RowScope of(UUID staffId, List<String> teams) {
        return new RowScope(staffId, teams);
    }

    public boolean isEverything() {
        return staffId == null;
    }

    public boolean covers(@Nullable UUID ownerId, @Nullable String team) {
        return staffId == null
                || staffId.equals(ownerId)
                || (team != null && teams.contains(team))
                || (ownerId == null && team == null);
    }
}
