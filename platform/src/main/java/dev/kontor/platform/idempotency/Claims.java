package dev.kontor.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.http.Shown;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.security.SecretSeal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The table of used keys. A second request with the key waits on its row until the first one has committed or failed. */
@ApplicationScoped
class Claims {
    private final ObjectMapper json;
    private final SecretSeal seal;
    private final Shown shown;

    Claims(ObjectMapper json, SecretSeal seal, Shown shown) {
        this.json = json;
        this.shown = shown;
        this.seal = seal;
    }

    /** True when this transaction is the first to use the key. */
    Uni<Boolean> claim(String owner, String key, String fingerprint) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into idempotency_claim (caller, key, fingerprint)"
                                + " values (?1, ?2, ?3) on conflict do nothing")
                        .setParameter(1, owner)
                        .setParameter(2, key)
                        .setParameter(3, fingerprint)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** @param secret whether the body must not be readable in the database */
    Uni<Void> remember(String owner, String key, RestResponse<?> answer, boolean secret) {
        // Who repeats a request is told no more than the first time.
        String body = write(shown.of(answer.getEntity()));
        String kept = body != null && secret ? seal.seal(body, claim(owner, key)) : body;
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "update idempotency_claim set status = ?3, location = ?4, etag = ?5, body = ?6"
                                        + " where caller = ?1 and key = ?2")
                        .setParameter(1, owner)
                        .setParameter(2, key)
                        .setParameter(3, answer.getStatus())
                        .setParameter(4, header(answer, "Location"))
                        .setParameter(5, header(answer, "ETag"))
                        .setParameter(6, kept)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<RestResponse<?>> recall(String owner, String key, String fingerprint) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select fingerprint, status, location, etag, body from idempotency_claim"
                                        + " where caller = ?1 and key = ?2",
                                Object[].class)
                        .setParameter(1, owner)
                        .setParameter(2, key)
                        .getSingleResult())
                .map(row -> {
                    if (!fingerprint.equals(row[0])) {
                        throw Problem.of(PlatformError.IDEMPOTENCY_KEY_REUSED, "Use a new key for a new request");
                    }
                    String kept = (String) row[4];
                    String body = kept != null && seal.isSealed(kept) ? seal.open(kept, claim(owner, key)) : kept;
                    return answer((Integer) row[1], (String) row[2], (String) row[3], body);
                });
    }

    private static String claim(String owner, String key) {
        return "idempotency " + owner + " " + key;
    }

    /** SHA-256 over the route and the arguments that came from the client. */
    String fingerprint(String route, Object[] arguments) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(route.getBytes(StandardCharsets.UTF_8));
            for (Object argument : arguments) {
                digest.update(String.valueOf(write(argument)).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JRE has SHA-256", e);
        }
    }

    private RestResponse<?> answer(
            int status, @Nullable String location, @Nullable String etag, @Nullable String body) {
        RestResponse.ResponseBuilder<JsonNode> answer = RestResponse.ResponseBuilder.create(status);
        if (body != null) {
            answer.entity(read(body));
        }
        if (location != null) {
            answer.location(URI.create(location));
        }
        if (etag != null) {
            answer.header("ETag", etag);
        }
        return answer.build();
    }

    private static @Nullable String header(RestResponse<?> answer, String name) {
        Object value = answer.getHeaders().getFirst(name);
        return value == null ? null : value.toString();
    }

    private @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
