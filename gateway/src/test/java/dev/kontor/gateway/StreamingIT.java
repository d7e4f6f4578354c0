package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StreamingIT {
    private static final int CHUNK = 64 * 1024;
    private static final long FILE = 50L * 1024 * 1024;
    /** Four sockets' kernel buffers may be full at most; a gateway that reads ahead would take all. */
    private static final long IN_FLIGHT = 30L * 1024 * 1024;

    private final AtomicLong moved = new AtomicLong();
    private String token;

    @BeforeEach
    void tokenAndEmptyServices() {
        Surroundings.services().reset();
        token = Surroundings.realm().token("sales");
    }

    @Test
    void aLargeAnswerWaitsForItsReader() throws IOException {
        // given
        Surroundings.services().on("/api/v1/people/file", call -> {
            call.sendResponseHeaders(200, FILE);
            for (long left = FILE; left > 0; left -= CHUNK) {
                call.getResponseBody().write(new byte[CHUNK]);
                moved.addAndGet(CHUNK);
            }
        });

        // when
        try (Socket socket = Caller.raw(head("GET", "/api/v1/people/file", ""))) {
            assertThat(Caller.rawHead(socket)).startsWith("HTTP/1.1 200");
            untilNothingMoves();

            // then
            assertThat(moved.get()).isLessThan(IN_FLIGHT);
            assertThat(skip(socket.getInputStream(), FILE)).isEqualTo(FILE);
        }
        assertThat(moved).hasValue(FILE);
    }

    @Test
    void aLargeUploadWaitsForTheService() throws IOException {
        // given
        CountDownLatch mayRead = new CountDownLatch(1);
        AtomicLong arrived = new AtomicLong();
        Surroundings.services().on("/api/v1/people/imports", call -> {
            waitFor(mayRead);
            arrived.set(skip(call.getRequestBody(), FILE));
            TestServices.answer(call, 202, "{}");
        });

        // when
        try (Socket socket = Caller.raw(head(
                "POST",
                "/api/v1/people/imports",
                "Content-Type: multipart/form-data; boundary=x\nContent-Length: " + FILE + "\n"))) {
            Thread writer = Thread.ofVirtual().start(() -> upload(socket));
            untilNothingMoves();

            // then
            assertThat(moved.get()).isLessThan(IN_FLIGHT);
            mayRead.countDown();
            assertThat(Caller.rawHead(socket)).startsWith("HTTP/1.1 202");
            assertThat(writer.isAlive()).isFalse();
        }
        assertThat(arrived).hasValue(FILE);
    }

    @Test
    void eventsArriveWhenTheyHappenAndLongAfterTheTimeout() throws IOException {
        // given
        CountDownLatch second = new CountDownLatch(1);
        Surroundings.services().on("/api/v1/screen-pops", call -> {
            call.getResponseHeaders().set("Content-Type", "text/event-stream");
            call.sendResponseHeaders(200, 0);
            emit(call.getResponseBody(), "one");
            waitFor(second);
            emit(call.getResponseBody(), "two");
        });

        // when
        try (Socket socket = Caller.raw(head("GET", "/api/v1/screen-pops", "Accept: text/event-stream\n"));
                BufferedReader lines = reader(socket)) {
            // then
            assertThat(lineWith(lines, "data:")).isEqualTo("data: one");
            await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
            second.countDown();
            assertThat(lineWith(lines, "data:")).isEqualTo("data: two");
        }
    }

    @Test
    void aCallerWhoLeavesEndsTheWorkOfTheService() throws IOException {
        // given
        AtomicBoolean cut = new AtomicBoolean();
        Surroundings.services().on("/api/v1/screen-pops", call -> {
            call.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    emit(call.getResponseBody(), "tick");
                    await().pollDelay(Duration.ofMillis(20)).until(() -> true);
                }
            } catch (IOException gone) {
                cut.set(true);
                throw gone;
            }
        });

        // when
        try (Socket socket = Caller.raw(head("GET", "/api/v1/screen-pops", ""));
                BufferedReader lines = reader(socket)) {
            lineWith(lines, "data:");
        }

        // then
        await().untilTrue(cut);
    }

    @Test
    void halfAnAnswerIsNotTakenForAWholeOne() throws IOException {
        // given
        Surroundings.services().on("/api/v1/people/half", call -> {
            call.sendResponseHeaders(200, FILE);
            call.getResponseBody().write(new byte[CHUNK]);
            call.getResponseBody().flush();
            throw new IOException("breaks off");
        });

        // when
        try (Socket socket = Caller.raw(head("GET", "/api/v1/people/half", ""))) {
            assertThat(Caller.rawHead(socket)).startsWith("HTTP/1.1 200");

            // then
            assertThat(skipUntilClosed(socket.getInputStream())).isLessThanOrEqualTo(CHUNK);
        }
    }

    private String head(String method, String path, String fields) {
        return method + " " + path + " HTTP/1.1\nHost: x\nAuthorization: Bearer " + token + "\n" + fields + "\n";
    }

    private void untilNothingMoves() {
        AtomicLong last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(300))
                .until(() -> moved.get() > 0 && last.getAndSet(moved.get()) == moved.get());
    }

    private void upload(Socket socket) {
        try {
            for (long left = FILE; left > 0; left -= CHUNK) {
                socket.getOutputStream().write(new byte[CHUNK]);
                moved.addAndGet(CHUNK);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        await().until(() -> latch.getCount() == 0);
    }

    private static void emit(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String lineWith(BufferedReader lines, String start) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(start)) {
            line = lines.readLine();
        }
        return line;
    }

    private static long skip(InputStream in, long total) throws IOException {
        byte[] buffer = new byte[CHUNK];
        long read = 0;
        while (read < total) {
            int count = in.read(buffer);
            if (count < 0) {
                break;
            }
            read += count;
        }
        return read;
    }

    private static long skipUntilClosed(InputStream in) {
        try {
            return skip(in, Long.MAX_VALUE);
        } catch (IOException reset) {
            return 0;
        }
    }
}
