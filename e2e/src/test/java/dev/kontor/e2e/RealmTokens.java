package dev.kontor.e2e;

import dev.kontor.demo.client.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Access tokens straight from Keycloak, also those that the platform must refuse. */
public final class RealmTokens {
    private final Platform platform;
    private final HttpClient http = HttpClient.newHttpClient();

    public RealmTokens(Platform platform) {
        this.platform = platform;
    }

    public String ofUser(String username) {
        return token("kontor-cli", username);
    }

    /** Of a client that is not one of ours: valid, but meant for somebody else. */
    public String withoutAudience(String username) {
        return token("kontor-other", username);
    }

    private String token(String client, String username) {
        String password = platform.credentials().users().get(username);
        String form = "grant_type=password&client_id=" + client + "&username=" + username + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(platform.credentials().tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Json.read(answer.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
