package dev.kontor.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.kontor.platform.access.Permissions;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Quarkus' OIDC check of bearer tokens with a memory in front, as checking a signature takes a third of a request's time. A token that was
 * accepted is accepted until it expires, but for {@link #TRUST} at most: so long a key that the realm withdraws is still honoured.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class RememberedTokens implements HttpAuthenticationMechanism {
    private static final Duration TRUST = Duration.ofSeconds(60);
    private static final long MOST = 10_000;

    private final OidcAuthenticationMechanism oidc;
    private final Permissions permissions;
    private final Clock clock;
    /** By the whole field, so a heap dump shows the tokens of the last minute: a digest took a twentieth of each request. */
    private final Cache<String, SecurityIdentity> accepted;

    RememberedTokens(OidcAuthenticationMechanism oidc, Permissions permissions, Clock clock) {
        this.oidc = oidc;
        this.permissions = permissions;
        this.clock = clock;
        this.accepted = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.creating((String header, SecurityIdentity identity) -> life(identity)))
                .build();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager providers) {
        String header = call.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return oidc.authenticate(call, providers);
        }
        SecurityIdentity known = accepted.getIfPresent(header);
        return known != null
                ? Uni.createFrom().item(known)
                : oidc.authenticate(call, providers).onItem().ifNotNull().transform(identity -> keep(header, identity));
    }

    /** Keeps the roles and the claims only: OIDC's identity holds on to the whole request. */
    private SecurityIdentity keep(String header, SecurityIdentity checked) {
        if (!(checked.getPrincipal() instanceof JsonWebToken token)) {
            return checked;
        }
        SecurityIdentity identity = permissions.of(token, checked.getRoles());
        accepted.put(header, identity);
        return identity;
    }

    private Duration life(SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        return life(Instant.ofEpochSecond(token.getExpirationTime()), clock.instant());
    }

    static Duration life(Instant expiry, Instant now) {
        Duration left = Duration.between(now, expiry);
        return left.isNegative() ? Duration.ZERO : left.compareTo(TRUST) < 0 ? left : TRUST;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext call) {
        return oidc.getChallenge(call);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }
}
