package dev.kontor.platform.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows that somebody reaches with an action: all of them; none; else their own, those of some teams, those shared with them, and those
 * that belong to nobody. A row that cannot be read does not exist: it answers 404 and is absent from lists.
 *
 * @param staffId null when the scope is everything
 * @param teams names of the teams whose rows are in
 * @param memberOf the teams whose shares are in
 * @param changing whether a share has to allow changes
 * @param concealed fields of these rows that are not shown, and by which nothing may be found
 */
public record RowScope(
        Reach reach,
        @Nullable UUID staffId,
        List<String> teams,
        List<String> memberOf,
        boolean changing,
        Set<String> concealed) {
    private static final UUID NO_ONE = new UUID(0, 0);
    private static final RowScope EVERYTHING =
            new RowScope(Reach.EVERYTHING, null, List.of(), List.of(), false, Set.of());
    private static final RowScope NOTHING = new RowScope(Reach.NOTHING, NO_ONE, List.of(), List.of(), false, Set.of());

    /** How a scope is to be read. */
    public enum Reach {
        NOTHING,
        SOME,
        EVERYTHING
    }

    public static RowScope everything() {
        return EVERYTHING;
    }

    public static RowScope nothing() {
        return NOTHING;
    }

    public static RowScope of(UUID staffId, List<String> teams) {
        return new RowScope(Reach.SOME, staffId, teams, teams, false, Set.of());
    }

    RowScope concealing(Set<String> fields) {
        return fields.isEmpty() ? this : new RowScope(reach, staffId, teams, memberOf, changing, fields);
    }

    /** What both reach, of one and the same reader. */
    public RowScope and(RowScope other) {
        if (reach == Reach.EVERYTHING || other.reach == Reach.NOTHING) {
            return other;
        }
        if (other.reach == Reach.EVERYTHING || reach == Reach.NOTHING) {
            return this;
        }
        List<String> both = teams.stream().filter(other.teams::contains).toList();
        return new RowScope(Reach.SOME, staffId, both, memberOf, changing || other.changing, concealed);
    }

    public boolean isEverything() {
        return reach == Reach.EVERYTHING;
    }

    /** Without shares, of which the row itself does not know. */
    public boolean covers(@Nullable UUID ownerId, @Nullable String team) {
        return switch (reach) {
            case EVERYTHING -> true;
            case NOTHING -> false;
            case SOME ->
                (staffId != null && staffId.equals(ownerId))
                        || (team != null && teams.contains(team))
                        || (ownerId == null && team == null);
        };
    }
}
