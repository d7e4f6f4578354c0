package dev.kontor.platform.access;

import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Permission;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Identities that answer {@code @PermissionsAllowed("person:read")} by the access policy as it is at that moment. */
@ApplicationScoped
public class Permissions {
    static final String SUBJECT = "kontor.subject";

    private final AccessPolicy policy;

    Permissions(AccessPolicy policy) {
        this.policy = policy;
    }

    public SecurityIdentity of(JsonWebToken token, Set<String> roles) {
        Subject subject = Subject.of(token, roles);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addRoles(roles)
                .addAttribute(SUBJECT, subject)
                .addPermissionChecker(asked -> Uni.createFrom().item(() -> permits(subject, asked)))
                .build();
    }

    private boolean permits(Subject subject, Permission asked) {
        return asked instanceof StringPermission permission
                && policy.permits(subject, permission.getName(), Action.of(permission.getActions()));
    }
}
