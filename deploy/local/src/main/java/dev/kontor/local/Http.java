package dev.kontor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Short calls to the parts' own HTTP interfaces. */
final class Http {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** After this long Connect itself gives up to make a connector; a busy machine may need most of it. */
    private static final Duration SETTINGS_TIMEOUT = Duration.ofSeconds(90);

    private static final int CLIENT_ERRORS = 400;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private Http() {}

    /** The status, or 0 when nobody answers. */
    static int status(String url) {
        try {
            return CLIENT.send(request(url).GET().build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    static JsonNode get(String url) throws IOException {
        return send(request(url).GET().build());
    }

    static JsonNode put(String url, JsonNode body) throws IOException {
        return send(request(url)
                .timeout(SETTINGS_TIMEOUT)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    static JsonNode put(String url) throws IOException {
        return send(request(url).PUT(HttpRequest.BodyPublishers.noBody()).build());
    }

    static JsonNode patch(String url, JsonNode body) throws IOException {
        return send(request(url)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }

    private static JsonNode send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= CLIENT_ERRORS) {
                throw new IOException(request.method() + " " + request.uri() + " answered " + response.statusCode()
                        + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
