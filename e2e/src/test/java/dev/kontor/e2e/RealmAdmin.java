package dev.kontor.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Keycloak as whoever keeps the realm has it: its admin API and its token endpoint, answers as they come. */
public final class RealmAdmin {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Platform platform;
    private final HttpClient http = HttpClient.newHttpClient();

    public RealmAdmin(Platform platform) {
        this.platform = platform;
    }

    /** An access token for the admin API; it lives for a minute. */
    public String token() {
        HttpResponse<String> answer = form(
                URI.create(platform.credentials().keycloakUrl() + "/realms/master/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        platform.stack().credentials().keycloakAdmin("username"),
                        "password",
                        password()));
        return Json.read(answer.body()).path("access_token").asText();
    }

    public String password() {
        return platform.stack().credentials().keycloakAdmin("password");
    }

    /** The answer of our realm's token endpoint. */
    public HttpResponse<String> grant(Map<String, String> form) {
        return form(platform.credentials().tokenUrl(), form);
    }

    public JsonNode get(String path) {
        return Json.read(send("GET", path, Map.of()).body());
    }

    /** Below {@code /admin/realms/kontor}. */
    public HttpResponse<String> send(String method, String path, Object body) {
        URI url = URI.create(platform.credentials().keycloakUrl() + "/admin/realms/kontor" + path);
        return answer(HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        "GET".equals(method)
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    private HttpResponse<String> form(URI url, Map<String, String> fields) {
        return answer(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
    }

    /** As in a form or behind the question mark. */
    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Redirects are not followed: they are what a login flow is about. */
    public HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new IllegalStateException("Keycloak does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
