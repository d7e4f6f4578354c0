package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(LimitIT.Tight.class)
class LimitIT {
    private static final int BURST = 5;

    private final AtomicInteger completed = new AtomicInteger();

    /** Five requests, then one in a thousand seconds. */
    public static final class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kontor.limits.caller", "1/" + BURST,
                    "kontor.limits.address", "1/3",
                    "kontor.limits.body", "10K",
                    "kontor.limits.file-body", "20K");
        }
    }

    @BeforeEach
    void aServiceThatReadsAll() {
        Surroundings.services().reset();
        for (String path : new String[] {"/api/v1/people", "/api/v1/people/imports"}) {
            Surroundings.services().on(path, call -> {
                call.getRequestBody().readAllBytes();
                completed.incrementAndGet();
                TestServices.answer(call, 200, "{}");
            });
        }
    }

    @Test
    void aCallerHasABurstAndIsThenAskedToWait() {
        // given
        UUID greedy = UUID.randomUUID();
        String token = Surroundings.realm().tokenOf(greedy, "sales");

        // when
        for (int i = BURST - 1; i >= 0; i--) {
            HttpResponse<String> answer = Caller.get(token, "/api/v1/people");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"caller\";q=5;w=5");
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"caller\";r=" + i + ";t=");
        }
        HttpResponse<String> refused = Caller.get(Surroundings.realm().tokenOf(greedy, "sales"), "/api/v1/people");

        // then
        AccessIT.assertProblem(refused, 429, "rate-limited");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(Caller.get(Surroundings.realm().token("sales"), "/api/v1/people")
                        .statusCode())
                .as("another caller")
                .isEqualTo(200);
    }

    @Test
    void anAddressThatGuessesTokensIsAskedToWait() {
        // when
        int last = 0;
        for (int i = 0; i < BURST && last != 429; i++) {
            last = Caller.get("guess" + i, "/api/v1/people").statusCode();
        }

        // then
        assertThat(last).isEqualTo(429);
    }

    @Test
    void aDeclaredLengthOverTheLimitIsRefusedUnread() throws IOException {
        try (Socket socket = Caller.raw(head("/api/v1/people", "Content-Length: 10241\n"))) {
            assertThat(Caller.rawHead(socket)).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
        assertThat(completed).hasValue(0);
    }

    @Test
    void aBodyOfUnknownLengthIsCutAtTheLimit() throws IOException {
        // when
        try (Socket socket = Caller.raw(head("/api/v1/people", "Transfer-Encoding: chunked\n"))) {
            String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
            }
            socket.getOutputStream().flush();

            // then
            assertThat(Caller.rawHead(socket)).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
        assertThat(completed).hasValue(0);
    }

    @Test
    void aFileMayBeLargerThanARecord() throws IOException {
        String fields = "Content-Type: multipart/form-data; boundary=x\nContent-Length: 15000\n";
        try (Socket socket = Caller.raw(head("/api/v1/people/imports", fields))) {
            socket.getOutputStream().write(new byte[15_000]);
            assertThat(Caller.rawHead(socket)).startsWith("HTTP/1.1 200");
        }
        try (Socket socket = Caller.raw(head("/api/v1/people", fields))) {
            assertThat(Caller.rawHead(socket)).startsWith("HTTP/1.1 413");
        }
    }

    private static String head(String path, String fields) {
        return "POST " + path + " HTTP/1.1\nHost: x\nAuthorization: Bearer "
                + Surroundings.realm().token("sales") + "\n" + fields + "\n";
    }
}
