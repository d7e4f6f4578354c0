package dev.kontor.platform.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose permissions are asked for, as a token tells.
 *
 * @param id of the member of staff, or of the service account
 * @param client id of the client when a service account calls, else null
 * @param roles realm roles
 * @param teams names, as the token has them; what the staff directory knows goes before
 * @param scopes OAuth scopes that a service account's token is held to
 */
public record Subject(UUID id, @Nullable String client, Set<String> roles, List<String> teams, Set<String> scopes) {
    /** The scope that holds a service account to its roles alone. */
    private static final String EVERYTHING = "kontor";

    static Subject of(JsonWebToken token, Set<String> roles) {
        String declared = token.getClaim("staff_id");
        String scope = token.getClaim("scope");
        return new Subject(
                UUID.fromString(declared == null ? token.getSubject() : declared),
                token.getClaim("client_id"),
                Set.copyOf(roles),
                Claims.texts(token.getClaim("teams")),
                scope == null ? Set.of() : Set.of(scope.split(" ")));
    }

    /** Whether the token is good for it: people's are for whatever they may do, service accounts' for what they were given. */
    boolean isGoodFor(String entity, Action action) {
        return client == null || scopes.contains(EVERYTHING) || scopes.contains(entity + ":" + action.word());
    }
}
