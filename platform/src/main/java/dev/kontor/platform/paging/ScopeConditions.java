package dev.kontor.platform.paging;

import dev.kontor.platform.access.RowScope;
import dev.kontor.platform.filter.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row scope as conditions on {@code ownerId} and {@code team}: whole, or in parts that an index each can answer in order. */
public final class ScopeConditions {
    /** With more teams the parts cost more than they save. */
    private static final int MAX_TEAMS = 40;

    private static final Condition NEVER = new Condition("false", Map.of());
    private static final Condition NOBODYS = new Condition("e.ownerId is null and e.team is null", Map.of());
    private static final String SHARED =
            "e.id in (select s.recordId from RecordShare s where (s.staffId = :scopeStaff or s.team in (:scopeMemberOf))"
                    + " and (s.until is null or s.until > instant))";

    private final RowScope scope;

    ScopeConditions(RowScope scope) {
        this.scope = scope;
    }

    /** For lists that do more with a scope than to page. */
    public static Condition within(RowScope scope) {
        return new ScopeConditions(scope).whole();
    }

    Condition whole() {
        return Condition.any(parts(null));
    }

    List<Condition> branches() {
        return scope.teams().size() > MAX_TEAMS ? List.of(whole()) : parts(scope.teams());
    }

    /** @param single teams to be asked for one by one; null for all at once */
    private List<Condition> parts(@Nullable List<String> single) {
        return switch (scope.reach()) {
            case EVERYTHING -> List.of(Condition.ALWAYS);
            case NOTHING -> List.of(NEVER);
            case SOME -> some(single);
        };
    }

    private List<Condition> some(@Nullable List<String> single) {
        Object staff = Objects.requireNonNull(scope.staffId());
        List<Condition> parts = new ArrayList<>();
        parts.add(new Condition("e.ownerId = :scopeStaff", Map.of("scopeStaff", staff)));
        if (single == null) {
            parts.add(new Condition("e.team in (:scopeTeams)", Map.of("scopeTeams", scope.teams())));
        } else {
            for (int i = 0; i < single.size(); i++) {
                parts.add(new Condition("e.team = :scopeTeam" + i, Map.of("scopeTeam" + i, single.get(i))));
            }
        }
        parts.add(NOBODYS);
        parts.add(new Condition(SHARED, Map.of("scopeStaff", staff, "scopeMemberOf", scope.memberOf())));
        return parts;
    }
}
