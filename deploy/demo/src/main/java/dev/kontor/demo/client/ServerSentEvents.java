package dev.kontor.demo.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An open stream of server-sent events (WHATWG HTML, 9.2): reads beside the caller and hands the events out one by one. */
public final class ServerSentEvents implements AutoCloseable {

    private static final Duration OPENS_WITHIN = Duration.ofSeconds(5);

    private final InputStream stream;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** One event; {@code name} is "message" where the server gave none. */
    public record Event(String name, String data) {}

    private ServerSentEvents(InputStream stream) {
        this.stream = stream;
    }

    /** Opens the stream; it listens when this returns, for the server begins with a comment. */
    public static ServerSentEvents open(Session session, String path) {
        ServerSentEvents events = reading(session.stream(path));
        try {
            if (!events.opened.await(OPENS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                events.close();
                throw new PlatformMissing(
                        "the stream " + path + " says nothing within " + OPENS_WITHIN.toSeconds() + " s");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return events;
    }

    static ServerSentEvents reading(InputStream stream) {
        ServerSentEvents events = new ServerSentEvents(stream);
        Thread.ofVirtual().name("sse").start(events::read);
        return events;
    }

    /** The next event, empty when none came in time. */
    public Optional<Event> next(Duration patience) {
        try {
            return Optional.ofNullable(events.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException ignored) {
            // closing is how the stream ends
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String name = "message";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                opened.countDown();
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, data.toString()));
                    }
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n")
                            .append(line.substring("data:".length()).strip());
                }
            }
        } catch (IOException closed) {
            // the reader left, or the server did: nothing more comes
        }
    }
}
