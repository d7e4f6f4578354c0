package dev.kontor.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Requests to the gateway as one caller. Paths are below {@code /api/v1}. */
public final class Session {
    private static final String BASE = "/api/v1";
    private static final int ERRORS_FROM = 400;
    private static final int TOO_MANY = 429;
    private static final int TRIES_WHEN_THROTTLED = 6;
    private static final Duration STREAM_LIFE = Duration.ofMinutes(10);

    private final URI gateway;
    private final Http http;
    private final Supplier<String> token;

    Session(URI gateway, Http http, Supplier<String> token) {
        this.gateway = gateway;
        this.http = http;
        this.token = token;
    }

    public JsonNode get(String path) {
        return Json.read(text(path));
    }

    /** The body as it came, for answers that are no JSON. */
    public String text(String path) {
        return send(request(path).GET().build()).body();
    }

    public JsonNode post(String path, Object body) {
        return Json.read(send(request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(Json.write(body)))
                        .build())
                .body());
    }

    /** A post whose bytes and headers matter, as of a signed event. */
    public JsonNode post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return Json.read(
                send(request.POST(BodyPublishers.ofString(body)).build()).body());
    }

    /** Changes fields of the version that was read. */
    public JsonNode patch(String path, long version, Object body) {
        return Json.read(send(request(path)
                        .header("Content-Type", "application/merge-patch+json")
                        .header("If-Match", "\"" + version + "\"")
                        .method("PATCH", BodyPublishers.ofString(Json.write(body)))
                        .build())
                .body());
    }

    /** Deletes the version that was read. */
    public void delete(String path, long version) {
        send(request(path).header("If-Match", "\"" + version + "\"").DELETE().build());
    }

    JsonNode upload(String path, Multipart form) {
        BodyPublisher body = BodyPublishers.ofByteArray(form.bytes());
        return Json.read(send(request(path)
                        .header("Content-Type", form.contentType())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(body)
                        .build())
                .body());
    }

    InputStream stream(String path) {
        HttpRequest request = request(path)
                .timeout(STREAM_LIFE)
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() >= ERRORS_FROM) {
            throw new Refused("GET " + request.uri().getPath(), answer.statusCode(), "");
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(BASE + path))
                .timeout(Http.TIMEOUT)
                .header("Authorization", "Bearer " + token.get());
    }

    private HttpResponse<String> send(HttpRequest request) {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        for (int tries = 1; answer.statusCode() == TOO_MANY && tries < TRIES_WHEN_THROTTLED; tries++) {
            LockSupport.parkNanos(retryAfter(answer).toNanos());
            answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
        if (answer.statusCode() >= ERRORS_FROM) {
            String what = request.method() + " " + request.uri().getPath();
            throw new Refused(what, answer.statusCode(), answer.body());
        }
        return answer;
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        return Duration.ofSeconds(
                answer.headers().firstValueAsLong("Retry-After").orElse(1));
    }
}
