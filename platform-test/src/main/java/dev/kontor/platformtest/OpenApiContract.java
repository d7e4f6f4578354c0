package dev.kontor.platformtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks over the running service's own OpenAPI document: the committed snapshot, and that every operation refuses strangers. */
public final class OpenApiContract {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private OpenApiContract() {}

    /** The document is the committed one; {@code -Dkontor.contracts.update=true} writes it. Its diff is the API review. */
    public static void verifySnapshot() {
        String now = pretty(document());
        Path snapshot = Contracts.root().resolve("openapi").resolve(Infrastructure.service() + ".json");
        try {
            if (Boolean.getBoolean("kontor.contracts.update")) {
                Files.createDirectories(snapshot.getParent());
                Files.writeString(snapshot, now);
            }
            assertThat(now).as("OpenAPI of code and %s", snapshot.getFileName()).isEqualTo(Files.readString(snapshot));
        } catch (IOException e) {
            throw new UncheckedIOException("Run the test with -Dkontor.contracts.update=true to write the snapshot", e);
        }
    }

    /** No token, an expired one, another audience's: 401. A token without any role: 403. On every operation. */
    public static void verifyRefusals() {
        List<String> faults = new ArrayList<>();
        int operations = 0;
        for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
            String url = path.getKey().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    operations++;
                    expect(faults, 401, method, url, null);
                    expect(
                            faults,
                            401,
                            method,
                            url,
                            Tokens.of("administrator").expired().build());
                    expect(
                            faults,
                            401,
                            method,
                            url,
                            Tokens.of("administrator").audience("another-api").build());
                    expect(faults, 403, method, url, Tokens.of().build());
                }
            }
        }
        assertThat(operations).as("operations in the OpenAPI document").isPositive();
        assertThat(faults).as("operations that let strangers in").isEmpty();
    }

    private static void expect(List<String> faults, int status, String method, String url, @Nullable String token) {
        var request = given().header("Content-Type", contentType(method, url));
        if (token != null) {
            request = request.header("Authorization", "Bearer " + token);
        }
        var answer = request.request(method, url);
        if (answer.statusCode() != status || !answer.contentType().startsWith("application/problem+json")) {
            faults.add(method + " " + url + ": " + answer.statusCode() + " " + answer.contentType() + " instead of "
                    + status);
        }
    }

    private static String contentType(String method, String url) {
        if (url.endsWith("/imports")) {
            return "multipart/form-data; boundary=x";
        }
        return "patch".equals(method) ? "application/merge-patch+json" : "application/json";
    }

    private static JsonNode document() {
        try {
            return JSON.readTree(
                    given().queryParam("format", "json").get("/q/openapi").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pretty(JsonNode document) {
        try {
            return JSON.writeValueAsString(document) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
