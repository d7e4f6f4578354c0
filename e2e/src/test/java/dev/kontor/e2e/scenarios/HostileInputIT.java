package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.demo.client.Json;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmTokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a caller with every right sends to any operation, the answer is a problem document or success, and never a fault of ours. */
class HostileInputIT {
    private static final Set<String> WRITES = Set.of("post", "put", "patch");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BREATH = Duration.ofSeconds(1).toNanos();
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;
    private static final int CLIENT_FAULT = 400;
    private static final int SHOWN = 200;
    private static final int LAST_OF_ASCII = 127;

    /** Records to patch: what a minimal one of each collection looks like. */
    private static final Map<String, Map<String, Object>> PATCHED = Map.of(
            "/people", Map.of("familyName", "Hostile", "phones", List.of(Map.of("number", "+37129990001"))),
            "/organisations", Map.of("name", "Hostile"),
            "/tasks", Map.of("title", "Hostile", "dueAt", "2026-12-01T10:00:00Z"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> faults = new ArrayList<>();
    private final Platform platform = Platform.shared();
    private final RealmTokens tokens = new RealmTokens(platform);
    private final JsonNode api;
    private final HostileValues values;
    private String token = tokens.ofUser("admin");
    private int requests;

    HostileInputIT() {
        api = Json.read(platform.send("GET", "/api/v1/openapi.json", null, null).body());
        values = new HostileValues(api);
    }

    @Test
    void noBodyIsAFaultOfOurs() {
        // given
        Set<JsonNode> bodies = new HashSet<>();
        // when
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            token = tokens.ofUser("admin");
            for (String method : WRITES) {
                JsonNode content =
                        path.getValue().path(method).path("requestBody").path("content");
                for (Map.Entry<String, JsonNode> media : content.properties()) {
                    // Those of one body, such as the exports of all collections, are read by one code.
                    if (media.getKey().endsWith("json") && bodies.add(media.getValue())) {
                        String url = path.getKey()
                                .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                        HostileValues.NO_OBJECTS.forEach(body -> send(method, url, media.getKey(), body, null));
                        values.bodies(media.getValue().path("schema"))
                                .forEach(body -> send(method, url, media.getKey(), text(body), null));
                    }
                }
            }
        }

        // then
        assertThat(requests).isGreaterThan(500);
        assertThat(faults).isEmpty();
    }

    @Test
    void noPatchIsAFaultOfOurs() {
        for (Map.Entry<String, Map<String, Object>> collection : PATCHED.entrySet()) {
            // given
            JsonNode record = platform.as("admin").post(collection.getKey(), collection.getValue());
            String path =
                    "/api/v1" + collection.getKey() + "/" + record.path("id").asText();
            // when
            for (ObjectNode patch : values.patches(record)) {
                send("patch", path, "application/merge-patch+json", text(patch), version(path));
            }
        }

        // then
        assertThat(requests).isGreaterThan(PATCHED.size() * HostileValues.TEXTS.size());
        assertThat(faults).isEmpty();
    }

    @Test
    void noQueryIsAFaultOfOurs() {
        // when
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            token = tokens.ofUser("admin");
            for (JsonNode parameter : path.getValue().path("get").path("parameters")) {
                String name = parameter.path("name").asText();
                for (String value : HostileValues.PARAMETERS) {
                    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
                    if ("query".equals(parameter.path("in").asText())) {
                        String url = path.getKey()
                                .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                        send("get", url + "?" + name + "=" + encoded, null, null, null);
                    } else if ("path".equals(parameter.path("in").asText())) {
                        String url = path.getKey().replaceAll("\\{[^}]*}", encoded.replace("+", "%20"));
                        send("get", url, null, null, null);
                    }
                }
            }
        }

        // then
        assertThat(requests).isGreaterThan(500);
        assertThat(faults).isEmpty();
    }

    /** In ASCII, so that also half a surrogate pair arrives, which UTF-8 cannot carry. */
    private static String text(ObjectNode body) {
        return body.toString()
                .chars()
                .mapToObj(c -> c < LAST_OF_ASCII ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining());
    }

    private @Nullable String version(String path) {
        return answer(request(path).GET().build()).headers().firstValue("ETag").orElse(null);
    }

    private void send(
            String method, String path, @Nullable String type, @Nullable String body, @Nullable String ifMatch) {
        HttpRequest.Builder request = request(path)
                .method(
                        method.toUpperCase(Locale.ROOT),
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        HttpResponse<String> answer = answer(request.build());
        requests++;
        boolean problem = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                && Json.read(answer.body()).hasNonNull("code");
        if (answer.statusCode() >= SERVER_FAULT || (answer.statusCode() >= CLIENT_FAULT && !problem)) {
            faults.add(method + " " + shown(path) + " " + shown(String.valueOf(body)) + ": " + answer.statusCode() + " "
                    + shown(answer.body()));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(platform.credentials().gatewayUrl() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    /** The rate limit is no answer to the question: it is waited out. */
    private HttpResponse<String> answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            while (answer.statusCode() == TOO_MANY) {
                LockSupport.parkNanos(BREATH);
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(request + " has no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
