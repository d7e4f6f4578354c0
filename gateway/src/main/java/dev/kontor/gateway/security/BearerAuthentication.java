package dev.kontor.gateway.security;

import dev.kontor.gateway.problem.GatewayError;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Quarkus' OIDC check of bearer tokens with a memory in front and problem documents behind it. */
@Alternative
@Priority(1)
@ApplicationScoped
public class BearerAuthentication implements HttpAuthenticationMechanism {
    /** Attribute of the identity: the {@link Instant} until which its token is good. */
    public static final String EXPIRES_AT = "kontor.expires-at";

    /** Attribute of the identity: what its token says of what it may see, in one line. */
    public static final String STANDING = "kontor.standing";

    /** Claims that services go by, besides the subject and the roles. */
    private static final List<String> CLAIMS = List.of("staff_id", "client_id", "scope", "teams");

    private static final String SCHEME = "Bearer ";

    private final OidcAuthenticationMechanism oidc;
    private final Challenge challenge;
    private final TokenCache accepted;

    BearerAuthentication(OidcAuthenticationMechanism oidc, Challenge challenge, Clock clock) {
        this.oidc = oidc;
        this.challenge = challenge;
        this.accepted = new TokenCache(clock);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager providers) {
        String header = call.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        SecurityIdentity known = accepted.find(header);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return oidc.authenticate(call, providers).onItem().ifNotNull().transform(identity -> keep(header, identity));
    }

    /** Keeps the roles and the subject only: OIDC's identity holds on to the whole request. */
    private SecurityIdentity keep(String header, SecurityIdentity checked) {
        if (!(checked.getPrincipal() instanceof JsonWebToken token)) {
            return checked;
        }
        String subject = token.getSubject() == null ? token.getName() : token.getSubject();
        Instant expiry = Instant.ofEpochSecond(token.getExpirationTime());
        SecurityIdentity identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(subject))
                .addRoles(checked.getRoles())
                .addAttribute(EXPIRES_AT, expiry)
                .addAttribute(STANDING, standing(subject, token, checked.getRoles()))
                .build();
        accepted.keep(header, identity, expiry);
        return identity;
    }

    private static String standing(String subject, JsonWebToken token, Set<String> roles) {
        return Stream.concat(
                        Stream.<Object>of(subject, new TreeSet<>(roles)),
                        CLAIMS.stream().map(claim -> Objects.toString(token.getClaim(claim), "")))
                .map(Object::toString)
                .collect(Collectors.joining("|"));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext call) {
        return Uni.createFrom()
                .item(new ChallengeData(GatewayError.UNAUTHENTICATED.status(), Challenge.FIELD, Challenge.TEXT));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext call) {
        challenge.send(call);
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
