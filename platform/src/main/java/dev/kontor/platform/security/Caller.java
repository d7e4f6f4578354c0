package dev.kontor.platform.security;

import dev.kontor.platform.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The authenticated caller of the running request, as the token tells. */
@ApplicationScoped
public class Caller {
    private static final Set<String> SEE_EVERYTHING =
            Set.of(Roles.ADMINISTRATOR, Roles.HEAD, Roles.INTEGRATOR, Roles.AUDITOR);

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The staff member's id: claim {@code staff_id} where an administrator has set it, else the subject. */
    public UUID staffId() {
        String declared = token().getClaim("staff_id");
        return UUID.fromString(declared == null ? token().getSubject() : declared);
    }

    /** Names of the teams the caller belongs to. */
    public List<String> teams() {
        Object claim = token().getClaim("teams");
        return claim instanceof Collection<?> names
                ? names.stream()
                        .map(n -> n instanceof JsonString s ? s.getString() : n.toString())
                        .toList()
                : List.of();
    }

    /** The team a new record of this caller falls to: the first one, null for callers without a team. */
    public @Nullable String team() {
        return teams().stream().findFirst().orElse(null);
    }

    /** Who owns what this caller creates: the member of staff; nobody when a service account calls. */
    public @Nullable UUID owner() {
        return isClient() ? null : staffId();
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** {@code user:<id>} or, for service accounts, {@code client:<client id>}. */
    public String actor() {
        return isClient() ? "client:" + token().getClaim("client_id") : "user:" + staffId();
    }

    public RowScope scope() {
        return SEE_EVERYTHING.stream().anyMatch(this::has) ? RowScope.everything() : RowScope.of(staffId(), teams());
    }

    /**
     * The row itself, if there is one and the caller may see it; else a 404 that does not tell which of the two.
     *
     * @param what the kind of record, for the message
     */
    public <T extends Owned> T visible(@Nullable T found, String what, UUID id) {
        if (found == null || !scope().covers(found.ownerId(), found.team())) {
            throw Problem.notFound(what, id);
        }
        return found;
    }

    private boolean isClient() {
        return token().getClaim("client_id") != null;
    }

    private JsonWebToken token() {
        return (JsonWebToken) identity.getPrincipal();
    }
}
