package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmTokens;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every operation of the merged API description, with tokens of the real Keycloak that must not open it. */
class RefusalsIT {
    private static final Set<String> PUBLIC = Set.of("/api/v1", "/api/v1/", "/api/v1/openapi.json", "/api/v1/errors");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    void everyOperationRefusesStrangers() {
        // given
        Platform platform = Platform.shared();
        RealmTokens tokens = new RealmTokens(platform);
        String wrongAudience = tokens.withoutAudience("admin");
        String tampered = tokens.ofUser("admin").replaceAll("\\.[^.]+$", ".c2lnbmF0dXJl");
        String auditor = tokens.ofUser("auditor");
        JsonNode api = Json.read(
                platform.send("GET", "/api/v1/openapi.json", null, null).body());
        List<String> faults = new ArrayList<>();
        int operations = 0;

        // when
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            String url = path.getKey().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            for (String method : METHODS) {
                if (!path.getValue().has(method) || isPublic(path.getKey())) {
                    continue;
                }
                operations++;
                String bodyType = bodyType(path.getValue().path(method));
                expect(platform, faults, 401, method, url, bodyType, null);
                expect(platform, faults, 401, method, url, bodyType, wrongAudience);
                expect(platform, faults, 401, method, url, bodyType, tampered);
                if (!"get".equals(method)) {
                    expect(platform, faults, 403, method, url, bodyType, auditor);
                }
            }
        }

        // then
        assertThat(operations).as("operations checked").isGreaterThan(60);
        assertThat(faults).as("operations that let strangers in").isEmpty();
    }

    private static boolean isPublic(String path) {
        return PUBLIC.contains(path) || path.startsWith("/api/v1/errors/") || path.startsWith("/api/v1/schemas/");
    }

    /** The media type that the operation takes; null when it takes no body. */
    private static @Nullable String bodyType(JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        if (content.isEmpty()) {
            return null;
        }
        String type = content.fieldNames().next();
        return type.startsWith("multipart/") ? type + "; boundary=b" : type;
    }

    private static void expect(
            Platform platform,
            List<String> faults,
            int status,
            String method,
            String url,
            @Nullable String bodyType,
            @Nullable String bearer) {
        HttpResponse<String> answer = platform.send(method.toUpperCase(Locale.ROOT), url, bearer, bodyType);
        if (answer.statusCode() != status) {
            faults.add(method + " " + url + ": " + answer.statusCode() + " instead of " + status);
        }
    }
}
