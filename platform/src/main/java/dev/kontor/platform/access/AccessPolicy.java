package dev.kontor.platform.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do, on which rows, and with which fields: the shipped policy, the decisions that replace single rules of it, and what
 * the directory tells of teams and roles. Of several roles the one that allows more holds.
 */
@ApplicationScoped
public class AccessPolicy {
    private final AccessState state;
    private final AccessTopics topics;
    private final Clock clock;

    AccessPolicy(AccessState state, AccessTopics topics, Clock clock) {
        this.state = state;
        this.topics = topics;
        this.clock = clock;
    }

    /** Until then every question about it fails. */
    public boolean isKnown() {
        return topics.isRead();
    }

    /** How far the action reaches. */
    public Scope scope(Subject subject, String entity, Action action) {
        topics.requireRead();
        Scope widest = Scope.NONE;
        if (subject.isGoodFor(entity, action)) {
            for (String role : roles(subject)) {
                AccessRule rule = state.rule(role, entity);
                widest = rule == null ? widest : widest.or(rule.scope(action));
            }
        }
        return widest;
    }

    public boolean permits(Subject subject, String entity, Action action) {
        return scope(subject, entity, action) != Scope.NONE;
    }

    /** The rows that the action reaches. */
    public RowScope rows(Subject subject, String entity, Action action) {
        Scope scope = scope(subject, entity, action);
        List<String> memberOf = teams(subject);
        List<String> teams = switch (scope) {
            case TEAM -> memberOf;
            case SUBTREE -> state.withBelow(memberOf);
            default -> List.of();
        };
        boolean changing = action != Action.READ && action != Action.EXPORT;
        RowScope rows = switch (scope) {
            case NONE -> RowScope.nothing();
            case ALL -> RowScope.everything();
            default -> new RowScope(RowScope.Reach.SOME, subject.id(), teams, memberOf, changing, Set.of());
        };
        return rows.concealing(concealed(subject, entity));
    }

    /** Names of the fields that are hidden or masked. */
    public Set<String> concealed(Subject subject, String entity) {
        return fields(subject, entity).entrySet().stream()
                .filter(field -> field.getValue().conceals())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What may not be done with single fields: a rule that not all of the roles have that may read the record does not hold. */
    public Map<String, FieldRule> fields(Subject subject, String entity) {
        topics.requireRead();
        @Nullable Map<String, FieldRule> mildest = null;
        for (String role : roles(subject)) {
            AccessRule rule = state.rule(role, entity);
            if (rule == null || rule.scope(Action.READ) == Scope.NONE) {
                continue;
            }
            mildest = mildest == null ? rule.fields() : milder(mildest, rule.fields());
        }
        return mildest == null ? Map.of() : mildest;
    }

    private static Map<String, FieldRule> milder(Map<String, FieldRule> some, Map<String, FieldRule> others) {
        Map<String, FieldRule> both = new HashMap<>();
        some.forEach((field, rule) -> {
            FieldRule other = others.get(field);
            if (other != null) {
                both.put(field, rule.compareTo(other) < 0 ? rule : other);
            }
        });
        return both;
    }

    /** The teams of today: the directory's word for members whom it knows, else the token's. */
    public List<String> teams(Subject subject) {
        Member member = state.member(subject.id());
        return member == null ? subject.teams() : member.teams(clock.instant());
    }

    /** Whether it is a member of staff of whom the directory has told, and who has not left. */
    public boolean employs(UUID staffId) {
        topics.requireRead();
        Member member = state.member(staffId);
        return member != null && member.active();
    }

    /** Whether the directory has told that the member's account is disabled. */
    public boolean hasLeft(UUID staffId) {
        topics.requireRead();
        Member member = state.member(staffId);
        return member != null && !member.active();
    }

    public boolean hasTeam(String name) {
        topics.requireRead();
        return state.hasTeam(name);
    }

    /** When the teams of today are no longer, as far as the directory has planned; null for never. */
    @Nullable
    Instant changesAt(Subject subject) {
        Member member = state.member(subject.id());
        return member == null ? null : member.changesAt(clock.instant());
    }

    /** Somebody who was noted once and is not calling now: with the roles of today where the directory tells them. */
    public Subject today(Subject noted) {
        Member member = state.member(noted.id());
        return member == null || member.roles() == null
                ? noted
                : new Subject(noted.id(), noted.client(), member.roles(), noted.teams(), noted.scopes());
    }

    /** The token's roles, but for those that the directory has taken away since; none for somebody who has left. */
    Set<String> roles(Subject subject) {
        Member member = state.member(subject.id());
        if (member == null) {
            return subject.roles();
        }
        if (!member.active()) {
            return Set.of();
        }
        if (member.roles() == null) {
            return subject.roles();
        }
        Set<String> both = new HashSet<>(subject.roles());
        both.retainAll(member.roles());
        return both;
    }
}
