package dev.kontor.platform.access;

import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The authenticated caller of the running request, and what they may do. */
@ApplicationScoped
public class Caller {
    private final SecurityIdentity identity;
    private final AccessPolicy policy;
    private final Shares shares;

    Caller(SecurityIdentity identity, AccessPolicy policy, Shares shares) {
        this.identity = identity;
        this.policy = policy;
        this.shares = shares;
    }

    /** As the token tells. */
    public Subject subject() {
        Subject remembered = identity.getAttribute(Permissions.SUBJECT);
        return remembered == null
                ? Subject.of((JsonWebToken) identity.getPrincipal(), identity.getRoles())
                : remembered;
    }

    /** The staff member's id: claim {@code staff_id} where an administrator has set it, else the subject. */
    public UUID staffId() {
        return subject().id();
    }

    /** Names of the teams the caller belongs to today. */
    public List<String> teams() {
        return policy.teams(subject());
    }

    /** The team a new record of this caller falls to: the first one, null for callers without a team. */
    public @Nullable String team() {
        return teams().stream().findFirst().orElse(null);
    }

    /** Who owns what this caller creates: the member of staff; nobody when a service account calls. */
    public @Nullable UUID owner() {
        Subject subject = subject();
        return subject.client() == null ? subject.id() : null;
    }

    public boolean has(String role) {
        return policy.roles(subject()).contains(role);
    }

    /** {@code user:<id>} or, for service accounts, {@code client:<client id>}. */
    public String actor() {
        Subject subject = subject();
        return subject.client() == null ? "user:" + subject.id() : "client:" + subject.client();
    }

    /** The rows that an action reaches. */
    public RowScope scope(String entity, Action action) {
        return policy.rows(subject(), entity, action);
    }

    public Map<String, FieldRule> fields(String entity) {
        return policy.fields(subject(), entity);
    }

    /** Refuses with 403 whoever may not do it to any record. */
    public void require(String entity, Action action) {
        if (!policy.permits(subject(), entity, action)) {
            throw Problem.of(PlatformError.FORBIDDEN, "You may not " + action.word() + " any " + entity);
        }
    }

    /**
     * The row itself, if there is one and the caller may see it; else a 404 that does not tell which of the two. Needs an open session.
     *
     * @param entity the kind of record, as in permissions
     */
    public <T extends Owned> Uni<T> visible(@Nullable T found, String entity, UUID id) {
        if (found == null) {
            throw Problem.notFound(entity, id);
        }
        return reaches(found, entity, Action.READ, id).map(seen -> {
            if (!seen) {
                throw Problem.notFound(entity, id);
            }
            return found;
        });
    }

    /** The row, if the caller may see it and do this to it: 404 when it cannot be seen, 403 when it can be seen and that is all. */
    public <T extends Owned> Uni<T> changing(@Nullable T found, String entity, UUID id, Change change) {
        return visible(found, entity, id)
                .call(row -> reaches(row, entity, change.action(), id).invoke(reached -> {
                    if (!reached) {
                        throw Problem.of(
                                PlatformError.FORBIDDEN,
                                "You may see this " + entity + " but not "
                                        + change.action().word() + " it");
                    }
                }))
                .invoke(row -> requireChangeable(entity, change));
    }

    private <T extends Owned> Uni<Boolean> reaches(T row, String entity, Action action, UUID id) {
        RowScope scope = scope(entity, action);
        return scope.covers(row.ownerId(), row.team()) ? Uni.createFrom().item(true) : shares.reach(scope, entity, id);
    }

    private void requireChangeable(String entity, Change change) {
        Map<String, FieldRule> rules = change.fields().isEmpty() ? Map.of() : fields(entity);
        List<FieldError> refused = change.fields().stream()
                .filter(rules::containsKey)
                .sorted()
                .map(field -> new FieldError("/" + field, "not-yours", "your roles may not change this field"))
                .toList();
        if (!refused.isEmpty()) {
            throw Problem.of(PlatformError.FORBIDDEN, "Your roles may not change some of these fields", refused);
        }
    }
}
