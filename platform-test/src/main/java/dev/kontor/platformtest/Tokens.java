package dev.kontor.platformtest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Access tokens as Keycloak makes them, signed by the test issuer: {@code Tokens.of("sales").staff(id).team("riga").build()}. */
public final class Tokens {
    /** The member of staff a token speaks for unless {@link #staff} says otherwise. */
    public static final UUID DEFAULT_STAFF = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private static final float LIFE_MINUTES = 10;

    private final List<String> roles;
    private UUID staff = DEFAULT_STAFF;
    private List<String> teams = List.of();
    private String audience = "kontor-api";
    private String scope = "kontor";
    private boolean expired;

    @Nullable
    private String client;

    private Tokens(List<String> roles) {
        this.roles = roles;
    }

    public static Tokens of(String... roles) {
        return new Tokens(List.of(roles));
    }

    /** A token that may do everything. */
    public static String administrator() {
        return of("administrator").build();
    }

    public Tokens staff(UUID id) {
        staff = id;
        return this;
    }

    public Tokens team(String... names) {
        teams = List.of(names);
        return this;
    }

    /** What a service account's token is held to: permissions, separated by blanks. */
    public Tokens scope(String permissions) {
        scope = permissions;
        return this;
    }

    /** Makes it a service account's token. */
    public Tokens client(String id) {
        client = id;
        return this;
    }

    public Tokens audience(String other) {
        audience = other;
        return this;
    }

    public Tokens expired() {
        expired = true;
        return this;
    }

    public String build() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(Issuer.shared().url());
        claims.setSubject(staff.toString());
        claims.setAudience(audience);
        claims.setIssuedAtToNow();
        NumericDate end = NumericDate.now();
        end.addSeconds((expired ? -1 : 1) * (long) (LIFE_MINUTES * 60));
        claims.setExpirationTime(end);
        claims.setClaim("realm_access", Map.of("roles", roles));
        claims.setClaim("teams", teams);
        if (client != null) {
            claims.setClaim("client_id", client);
            claims.setClaim("scope", scope);
        }
        return sign(claims);
    }

    private static String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(Issuer.shared().key().getPrivateKey());
        signature.setKeyIdHeaderValue(Issuer.shared().key().getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
