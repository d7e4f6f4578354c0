package dev.kontor.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Access tokens of Keycloak: by password for people, by secret for service accounts; renewed before they expire. */
final class Tokens {
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final String CLIENT_OF_PEOPLE = "kontor-cli";

    private final Credentials credentials;
    private final Http http;
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String access, @Nullable String refresh, Instant renewAt) {}

    Tokens(Credentials credentials, Http http, Clock clock) {
        this.credentials = credentials;
        this.http = http;
        this.clock = clock;
    }

    String ofUser(String username) {
        return current(username, password(username));
    }

    String ofClient(String clientId) {
        String secret = credentials.clients().get(clientId);
        if (secret == null) {
            throw new PlatformMissing("the platform has no client " + clientId);
        }
        return current(clientId, form("client_credentials", clientId, "client_secret", secret));
    }

    private Map<String, String> password(String username) {
        String password = credentials.users().get(username);
        if (password == null) {
            throw new PlatformMissing("the platform has no user " + username);
        }
        return form("password", CLIENT_OF_PEOPLE, "username", username, "password", password);
    }

    private String current(String who, Map<String, String> grant) {
        Token token = tokens.compute(who, (key, known) -> {
            if (known != null && clock.instant().isBefore(known.renewAt())) {
                return known;
            }
            return known == null || known.refresh() == null ? ask(who, grant) : refresh(who, known.refresh(), grant);
        });
        return token.access();
    }

    /** A session that Keycloak has ended in the meantime begins anew. */
    private Token refresh(String who, String refreshToken, Map<String, String> grant) {
        try {
            return ask(who, form("refresh_token", CLIENT_OF_PEOPLE, "refresh_token", refreshToken));
        } catch (Refused ended) {
            return ask(who, grant);
        }
    }

    private Token ask(String who, Map<String, String> form) {
        HttpRequest request = HttpRequest.newBuilder(credentials.tokenUrl())
                .timeout(Http.TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new Refused("token of " + who, answer.statusCode(), answer.body());
        }
        JsonNode token = Json.read(answer.body());
        Duration life = Duration.ofSeconds(token.path("expires_in").asLong());
        return new Token(
                token.path("access_token").asText(),
                token.path("refresh_token").asText(null),
                clock.instant().plus(life).minus(MARGIN));
    }

    private static Map<String, String> form(String grant, String clientId, String... namesAndValues) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grant);
        form.put("client_id", clientId);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
