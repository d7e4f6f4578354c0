package dev.kontor.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.local.Credentials;
import dev.kontor.local.LocalPartException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The gateway as an integrator calls it. */
public final class Gateway {
    private static final String CLIENT = "kontor-integrator";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;
    private final Credentials credentials;
    private String token = "";

    public Gateway(String url, Credentials credentials) {
        this.url = url;
        this.credentials = credentials;
    }

    /** The answer's body; a token that has run out is renewed. */
    JsonNode get(String path) {
        HttpResponse<String> answer = send(path);
        if (answer.statusCode() == UNAUTHORISED) {
            token = freshToken();
            answer = send(path);
        }
        return read(answer);
    }

    private HttpResponse<String> send(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    private String freshToken() {
        String form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret="
                + URLEncoder.encode(credentials.clientSecret(CLIENT), StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(credentials.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return read(send(request)).path("access_token").asText();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LocalPartException("The platform does not answer (" + e + "); see ./kontor status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPartException("Interrupted", e);
        }
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            if (answer.statusCode() != OK) {
                throw new LocalPartException(
                        answer.uri() + " answered " + answer.statusCode() + ": " + answer.body(), null);
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new LocalPartException(answer.uri() + " answered what is no JSON", e);
        }
    }
}
