package dev.kontor.e2e.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Concurrent clients that register people and change them, as long as they are open. */
final class PeopleWriters implements AutoCloseable {
    private final AtomicLong acknowledged = new AtomicLong();
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Session session;
    private volatile boolean stopped;

    PeopleWriters(Platform platform, int count) {
        this.session = platform.as("admin");
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().name("people-writer-" + i).start(this::write));
        }
    }

    long acknowledged() {
        if (!failures.isEmpty()) {
            throw new AssertionError("A writer failed", failures.peek());
        }
        return acknowledged.get();
    }

    private void write() {
        try {
            while (!stopped) {
                JsonNode person = session.post("/people", Map.of("familyName", "Exported " + UUID.randomUUID()));
                acknowledged.incrementAndGet();
                String path = "/people/" + person.path("id").asText();
                session.post(path + "/life-cycle", Map.of("to", "active", "reason", "export run"));
                acknowledged.incrementAndGet();
                session.patch(path, person.path("version").asLong() + 1, Map.of("givenName", "Revised"));
                acknowledged.incrementAndGet();
            }
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        acknowledged();
    }
}
