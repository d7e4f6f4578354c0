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
import java.util.Set;

/** The gateway as somebody calls it who has a token. */
public final class Gateway {
    private static final String CLIENT = "kontor-integrator";
    private static final String CLIENT_OF_PEOPLE = "kontor-cli";
    private static final String ADMINISTRATOR = "admin";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Set<Integer> OK = Set.of(200, 202);
    private static final int UNAUTHORISED = 401;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;
    private final Credentials credentials;
    private final String grant;
    private String token = "";

    private Gateway(String url, Credentials credentials, String grant) {
        this.url = url;
        this.credentials = credentials;
        this.grant = grant;
    }

    /** As an integrator. */
    public Gateway(String url, Credentials credentials) {
        this(
                url,
                credentials,
                "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret="
                        + URLEncoder.encode(credentials.clientSecret(CLIENT), StandardCharsets.UTF_8));
    }

    /** As the administrator. */
    public static Gateway ofAdministrator(String url, Credentials credentials) {
        return new Gateway(
                url,
                credentials,
                "grant_type=password&client_id=" + CLIENT_OF_PEOPLE + "&username=" + ADMINISTRATOR + "&password="
                        + URLEncoder.encode(credentials.userPassword(ADMINISTRATOR), StandardCharsets.UTF_8));
    }

    /** The answer's body; a token that has run out is renewed. */
    public JsonNode get(String path) {
        return ask(path, "GET");
    }

    /** Sends a command that needs no body. */
    public void post(String path) {
        ask(path, "POST");
    }

    private JsonNode ask(String path, String method) {
        HttpResponse<String> answer = send(path, method);
        if (answer.statusCode() == UNAUTHORISED) {
            token = freshToken();
            answer = send(path, method);
        }
        return read(answer);
    }

    private HttpResponse<String> send(String path, String method) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private String freshToken() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(credentials.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(grant));
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
            if (!OK.contains(answer.statusCode())) {
                throw new LocalPartException(
                        answer.uri() + " answered " + answer.statusCode() + ": " + answer.body(), null);
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new LocalPartException(answer.uri() + " answered what is no JSON", e);
        }
    }
}
