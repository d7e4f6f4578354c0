package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ForwardingIT {
    private static final String CORRELATION = "0193a9d4-7c1e-7000-8000-0123456789ab";

    private final AtomicReference<Headers> seen = new AtomicReference<>();
    private final AtomicReference<String> seenUri = new AtomicReference<>();
    private final AtomicReference<String> seenBody = new AtomicReference<>();
    private String token;

    @BeforeEach
    void aServiceThatLooksClosely() {
        token = Surroundings.realm().token("sales");
        Surroundings.services().reset();
        Surroundings.services().on("/api/v1/people", call -> {
            seen.set(call.getRequestHeaders());
            seenUri.set(call.getRequestMethod() + " " + call.getRequestURI());
            seenBody.set(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.getResponseHeaders().set("ETag", "\"7\"");
            call.getResponseHeaders().set("Location", Surroundings.services().url() + "/api/v1/people/1");
            call.getResponseHeaders().set("Keep-Alive", "timeout=5");
            call.getResponseHeaders().set("Server", "SecretServer/1.0");
            call.getResponseHeaders().put("Set-Cookie", List.of("a=1", "b=2"));
            TestServices.answer(call, 201, "{\"id\":\"1\"}");
        });
    }

    @Test
    void bodyStatusAndHeadersCross() {
        // when
        HttpResponse<String> answer =
                Caller.send(Caller.as(token, "/api/v1/people?filter=name%20like%20%22x%22&limit=5")
                        .header("Idempotency-Key", "k-1")
                        .header("X-Correlation-Id", CORRELATION)
                        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .POST(BodyPublishers.ofString("{\"name\":\"Ā\"}")));

        // then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"id\":\"1\"}");
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactlyInAnyOrder("a=1", "b=2");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains(CORRELATION);
        assertThat(seenUri).hasValue("POST /api/v1/people?filter=name%20like%20%22x%22&limit=5");
        assertThat(seenBody).hasValue("{\"name\":\"Ā\"}");
        assertThat(seen.get().getFirst("Authorization")).isEqualTo("Bearer " + token);
        assertThat(seen.get().getFirst("Idempotency-Key")).isEqualTo("k-1");
        assertThat(seen.get().getFirst("X-Correlation-Id")).isEqualTo(CORRELATION);
        // The caller's trace, under the gateway's own span.
        assertThat(seen.get().get("traceparent"))
                .singleElement()
                .asString()
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void nothingOfTheInsideIsTold() {
        // when
        HttpResponse<String> answer =
                Caller.send(Caller.as(token, "/api/v1/people").POST(BodyPublishers.noBody()));

        // then
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/people/1");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("Keep-Alive")).isEmpty();
    }

    @Test
    void everyAnswerIsDressed() {
        for (String path : List.of("/api/v1/people", "/api/v1", "/api/v1/unknown", "/elsewhere")) {
            HttpResponse<String> answer = Caller.get(token, path);
            assertThat(answer.headers().allValues("X-Content-Type-Options"))
                    .as(path)
                    .containsExactly("nosniff");
            assertThat(answer.headers().allValues("Referrer-Policy")).as(path).containsExactly("no-referrer");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .isPresent();
            assertThat(answer.headers().allValues("Cache-Control")).as(path).containsExactly("no-store");
        }
    }

    @Test
    void whatSpeaksOfOneHopOrLiesAboutTheCallerStaysHere() throws IOException {
        // when
        try (Socket socket = Caller.raw("""
                GET /api/v1/people HTTP/1.1
                Host: evil.example
                Authorization: Bearer TOKEN
                Connection: keep-alive, X-Secret
                X-Secret: 1
                Keep-Alive: timeout=9
                TE: trailers
                Upgrade: websocket
                Proxy-Authorization: Basic eDp5
                X-Forwarded-For: 1.2.3.4
                X-Forwarded-Host: evil.example
                X-Forwarded-Proto: https
                Forwarded: for=1.2.3.4;host=evil.example
                X-Correlation-Id: not%0d%0aa-uuid

                """.replace("TOKEN", token))) {
            assertThat(Caller.rawHead(socket)).startsWith("HTTP/1.1 201");
        }

        // then
        Headers headers = seen.get();
        assertThat(headers.keySet())
                .doesNotContain("X-secret", "Keep-alive", "Te", "Proxy-authorization", "Forwarded", "X-forwarded-host");
        assertThat(headers.getFirst("Upgrade")).isNotEqualTo("websocket");
        assertThat(headers.get("Host").toString()).doesNotContain("evil");
        assertThat(headers.get("X-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-forwarded-proto")).containsExactly("http");
        assertThat(headers.getFirst("X-correlation-id"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    }

    @Test
    void onlyTheCheckedTokenIsHandedOn() throws IOException {
        // when
        try (Socket socket = Caller.raw("GET /api/v1/people HTTP/1.1\nHost: x\nAuthorization: Bearer " + token
                + "\nAuthorization: Bearer other\n\n")) {
            Caller.rawHead(socket);
        }

        // then
        assertThat(seen.get().get("Authorization")).containsExactly("Bearer " + token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/people/../../../q/metrics",
                "/api/v1/people/%2e%2e/deals",
                "/api/v1/people%2f1",
                "/api/v1/people/..%5cdeals",
                "/api/v1//people",
                "/api/v1/people;a=b",
                "/api/v1/errors;/../people",
                "/api/v1/people/%00",
                "/api/v1/people/%0d%0aX:1",
                "/api/v1/people/%252e%252e",
                "/api/v1/people/%zz"
            })
    void aPathHasOneSpelling(String path) throws IOException {
        // when
        try (Socket socket =
                Caller.raw("GET " + path + " HTTP/1.1\nHost: x\nAuthorization: Bearer " + token + "\n\n")) {
            // then
            assertThat(Caller.rawHead(socket)).startsWith("HTTP/1.1 400");
        }
        assertThat(seen).hasValue(null);
    }

    @Test
    void unknownPathsAndMethodsAreProblems() throws IOException {
        AccessIT.assertProblem(Caller.get(token, "/api/v1/unknown"), 404, "not-found");
        AccessIT.assertProblem(Caller.get(token, "/api/v1/errors/unknown"), 404, "not-found");
        AccessIT.assertProblem(Caller.get(token, "/elsewhere"), 404, "not-found");
        AccessIT.assertProblem(
                Caller.send(Caller.as(token, "/api/v1").POST(BodyPublishers.noBody())), 405, "method-not-allowed");
        try (Socket socket = Caller.raw("TRACE /api/v1/people HTTP/1.1\nHost: x\n\n")) {
            assertThat(Caller.rawHead(socket)).startsWith("HTTP/1.1 405").containsIgnoringCase("allow: GET, HEAD");
        }
    }

    @Test
    void headAndNoContentHaveNoBody() {
        // given
        Surroundings.services().on("/api/v1/people/1", call -> {
            if ("HEAD".equals(call.getRequestMethod())) {
                call.getResponseHeaders().set("ETag", "\"1\"");
            }
            call.sendResponseHeaders("HEAD".equals(call.getRequestMethod()) ? 200 : 204, -1);
        });

        // when
        HttpResponse<String> head =
                Caller.send(Caller.as(token, "/api/v1/people/1").method("HEAD", BodyPublishers.noBody()));
        HttpResponse<String> gone =
                Caller.send(Caller.as(token, "/api/v1/people/1").DELETE());

        // then
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(gone.statusCode()).isEqualTo(204);
    }

    @Test
    void aServicesOwnProblemPassesUntouched() {
        // given
        String problem = "{\"type\":\"/api/v1/errors/not-found\",\"code\":\"not-found\"}";
        Surroundings.services().on("/api/v1/people/2", call -> TestServices.answer(call, 404, problem));

        // when
        HttpResponse<String> answer = Caller.get(token, "/api/v1/people/2");

        // then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(problem);
    }
}
