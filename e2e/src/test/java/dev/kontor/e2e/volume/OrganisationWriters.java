package dev.kontor.e2e.volume;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Concurrent clients that revise organisations, remove every second of these and register others, as long as they are open and there are any left. */
final class OrganisationWriters implements AutoCloseable {
    private final AtomicInteger removed = new AtomicInteger();
    private final Queue<String> untouched;
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Session session;
    private volatile boolean stopped;

    /** @param untouched organisations of version 1 */
    OrganisationWriters(Platform platform, int count, List<String> untouched) {
        this.untouched = new ConcurrentLinkedQueue<>(untouched);
        this.session = platform.as("admin");
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().name("organisation-writer-" + i).start(this::write));
        }
    }

    /** How many have been removed so far; twice as many have been revised. */
    int removed() {
        if (!failures.isEmpty()) {
            throw new AssertionError("A writer failed", failures.peek());
        }
        return removed.get();
    }

    private void write() {
        try {
            while (!stopped) {
                String kept = untouched.poll();
                String gone = untouched.poll();
                if (kept == null || gone == null) {
                    return;
                }
                session.patch(path(kept), 1, Map.of("employees", 5_000));
                session.patch(path(kept), 2, Map.of("industry", "Revised ✓"));
                session.patch(path(gone), 1, Map.of("website", "https://gone.example"));
                session.delete(path(gone), 2);
                removed.incrementAndGet();
                JsonNode begun = session.post("/organisations?allowDuplicate=true", Map.of("name", "Begun meanwhile"));
                session.patch(path(begun.path("id").asText()), 1, Map.of("country", "EE"));
            }
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private static String path(String id) {
        return "/organisations/" + id;
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
        removed();
    }
}
