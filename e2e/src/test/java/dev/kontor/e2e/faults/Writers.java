package dev.kontor.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Concurrent clients that go on whatever dies: each command is repeated with the same Idempotency-Key until it is acknowledged, as a
 * careful integrator would.
 */
final class Writers implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PACE = Duration.ofMillis(200);

    /** A deal whose winning was acknowledged. */
    private final Queue<String> wonDeals = new ConcurrentLinkedQueue<>();

    private final Queue<String> people = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final Session session;
    private final String pipelineId;
    private volatile boolean stopped;

    Writers(Platform platform, int count) {
        this.session = platform.as("admin");
        this.pipelineId =
                session.get("/pipelines").path("items").get(0).path("id").asText();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().name("writer-" + i).start(this::write));
        }
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long repeated() {
        return repeated.get();
    }

    List<String> wonDeals() {
        return List.copyOf(wonDeals);
    }

    List<String> people() {
        return List.copyOf(people);
    }

    /** Lets every writer finish the round it is in: what was begun is acknowledged in the end. */
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
    }

    private void write() {
        while (!stopped) {
            String name = "Writer " + UUID.randomUUID();
            String person =
                    post("/people", Map.of("familyName", name)).path("id").asText();
            people.add(person);
            post("/people/" + person + "/life-cycle", Map.of("to", "active", "reason", "fault run"));
            String deal = post(
                            "/deals",
                            Map.of(
                                    "title", name,
                                    "pipelineId", pipelineId,
                                    "personId", person,
                                    "amount", Map.of("amount", "100.00", "currency", "EUR")))
                    .path("id")
                    .asText();
            post("/deals/" + deal + "/win", Map.of());
            wonDeals.add(deal);
            post("/tasks", Map.of("title", name, "partyId", person));
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    private JsonNode post(String path, Object body) {
        String key = UUID.randomUUID().toString();
        JsonNode answer = untilAcknowledged(() -> session.post(path, Json.write(body), Map.of("Idempotency-Key", key)));
        acknowledged.incrementAndGet();
        return answer;
    }

    private JsonNode untilAcknowledged(Supplier<JsonNode> command) {
        while (true) {
            try {
                return command.get();
            } catch (RuntimeException notYet) {
                repeated.incrementAndGet();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
