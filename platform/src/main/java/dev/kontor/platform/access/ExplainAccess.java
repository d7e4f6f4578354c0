package dev.kontor.platform.access;

import dev.kontor.platform.access.Explanation.Step;
import dev.kontor.platform.problem.Problem;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers why a member of staff may or may not do something to a record, by the rules that every request goes through. */
@ApplicationScoped
class ExplainAccess {
    private static final String ACCOUNT = "account";
    private static final String ROLE = "role";
    private static final String RECORD = "record";

    private final AccessPolicy policy;
    private final AccessState state;
    private final Shares shares;
    private final List<OwnedRecords> repositories;

    ExplainAccess(AccessPolicy policy, AccessState state, Shares shares, @All List<OwnedRecords> repositories) {
        this.policy = policy;
        this.state = state;
        this.shares = shares;
        this.repositories = repositories;
    }

    /** Needs an open session. */
    Uni<Explanation> explain(UUID user, String entity, UUID id, Action action) {
        OwnedRecords records = repositories.stream()
                .filter(repository -> repository.entity().equals(entity))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid("entity", "unknown-entity", "has no records here that belong to anybody"));
        Member member = state.member(user);
        if (member == null) {
            throw Problem.invalid("user", "unknown-staff", "is no member of staff that the directory has told of");
        }
        Subject subject =
                new Subject(user, null, member.roles() == null ? Set.of() : member.roles(), List.of(), Set.of());
        RowScope rows = policy.rows(subject, entity, action);
        return records.record(id)
                .chain(record -> shares.reach(rows, entity, id)
                        .map(shared -> explanation(subject, member, entity, id, action, rows, record, shared)));
    }

    private Explanation explanation(
            Subject subject,
            Member member,
            String entity,
            UUID id,
            Action action,
            RowScope rows,
            @Nullable Owned record,
            boolean shared) {
        List<Step> steps = new ArrayList<>();
        if (!member.active()) {
            steps.add(new Step(ACCOUNT, null, false, "The account is disabled: no role counts"));
        }
        for (String role : subject.roles()) {
            steps.add(role(role, entity, action, member.active()));
        }
        if (subject.roles().isEmpty()) {
            steps.add(new Step(ROLE, null, false, "The directory knows of no role"));
        }
        if (record == null) {
            steps.add(new Step(RECORD, null, false, "There is no such " + entity));
        } else if (!rows.isEverything() && rows.reach() == RowScope.Reach.SOME) {
            rows(steps, rows, record, shared);
        }
        boolean allowed = record != null && (rows.covers(record.ownerId(), record.team()) || shared);
        String because = allowed
                ? last(
                        steps,
                        step -> step.grants()
                                && (rows.isEverything() || !step.rule().equals(ROLE)))
                : first(
                                steps,
                                step -> !step.grants()
                                        && (step.rule().equals(ACCOUNT)
                                                || step.rule().equals(RECORD)))
                        .orElseGet(() -> rows.reach() == RowScope.Reach.NOTHING
                                ? "No role of theirs may " + action.word() + " any " + entity
                                : "The record is out of their reach");
        return new Explanation(
                subject.id(), entity, id, action, allowed, because, steps, policy.fields(subject, entity));
    }

    private static String last(List<Step> steps, Predicate<Step> which) {
        return first(steps.reversed(), which).orElseThrow();
    }

    private static Optional<String> first(List<Step> steps, Predicate<Step> which) {
        return steps.stream().filter(which).map(Step::detail).findFirst();
    }

    private Step role(String role, String entity, Action action, boolean active) {
        AccessRule rule = state.rule(role, entity);
        Scope scope = rule == null ? Scope.NONE : rule.scope(action);
        String source = state.isDecided(role, entity) ? "decided by an administrator" : "as shipped";
        return new Step(
                ROLE,
                role,
                active && scope != Scope.NONE,
                role + " may " + action.word() + " " + entity + ": " + scope.word() + " (" + source + ")");
    }

    private static void rows(List<Step> steps, RowScope rows, Owned record, boolean shared) {
        boolean own = Objects.equals(rows.staffId(), record.ownerId());
        steps.add(new Step(
                "owner",
                record.ownerId() == null ? null : record.ownerId().toString(),
                own,
                own ? "The record is theirs" : "The record is not theirs"));
        boolean team = record.team() != null && rows.teams().contains(record.team());
        steps.add(new Step(
                "team",
                record.team(),
                team,
                (team ? "The record's team is in reach: " : "The record's team is not in reach, which is: ")
                        + rows.teams()));
        boolean nobodys = record.ownerId() == null && record.team() == null;
        if (nobodys) {
            steps.add(
                    new Step("nobody", null, true, "The record belongs to nobody, and so to everybody with any reach"));
        }
        steps.add(new Step(
                "share", null, shared, shared ? "The record is shared with them" : "Nobody has shared it with them"));
    }

    static Action action(String word) {
        try {
            return Action.of(word);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "action", "unknown-action", "is one of create, read, write, delete, assign, import, export");
        }
    }
}
