package dev.kontor.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.Session;
import dev.kontor.demo.client.SignedEvent;
import dev.kontor.e2e.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
    /** A command that is not acknowledged by then never will be. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int MEETING_IN_DAYS = 30;
    private static final int INVOICE_DUE_IN_DAYS = 30;
    private static final int RANG_SECONDS = 20;
    private static final int OK = 200;

    private final Queue<Round> rounds = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final Clock clock = Clock.systemUTC();
    private final Session session;
    private final Session pbx;
    private final String callEventsSecret;
    private final String pipelineId;
    private volatile boolean stopped;

    Writers(Platform platform, int count) {
        this.session = platform.as("admin");
        this.pbx = platform.asClient("kontor-pbx");
        this.callEventsSecret = platform.credentials().callEventsSecret();
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

    /** Everything in them was acknowledged. */
    List<Round> rounds() {
        return List.copyOf(rounds);
    }

    /** Lets every writer finish the round it is in: what was begun is acknowledged in the end. Fails if one had to give up. */
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
        if (!failures.isEmpty()) {
            throw new AssertionError("A writer gave up", failures.peek());
        }
    }

    private void write() {
        try {
            while (!stopped) {
                rounds.add(round("Writer " + UUID.randomUUID()));
                LockSupport.parkNanos(PACE.toNanos());
            }
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private Round round(String name) {
        String person = id(post("/people", Map.of("familyName", name)));
        post("/people/" + person + "/life-cycle", Map.of("to", "active", "reason", "fault run"));
        String deal = id(post(
                "/deals",
                Map.of("title", name, "pipelineId", pipelineId, "personId", person, "amount", euro("100.00"))));
        post("/deals/" + deal + "/win", Map.of());
        post("/tasks", Map.of("title", name, "partyId", person));
        Instant start = clock.instant().plus(MEETING_IN_DAYS, ChronoUnit.DAYS);
        post(
                "/meetings",
                Map.of(
                        "title",
                        name,
                        "startsAt",
                        start.toString(),
                        "endsAt",
                        start.plus(1, ChronoUnit.HOURS).toString(),
                        "partyId",
                        person));
        String invoice = id(post("/invoices", invoice(person, deal)));
        post("/invoices/" + invoice + "/issue", Map.of());
        missACall(name);
        return new Round(name, person, deal, invoice);
    }

    private Map<String, Object> invoice(String person, String deal) {
        return Map.of(
                "customerId",
                person,
                "customerKind",
                "person",
                "dealId",
                deal,
                "currency",
                "EUR",
                "dueOn",
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .plusDays(INVOICE_DUE_IN_DAYS)
                        .toString(),
                "lines",
                List.of(Map.of(
                        "description", "Consulting", "quantity", 1, "unitPrice", euro("100.00"), "taxPercent", 0)));
    }

    /** A PBX has no Idempotency-Key: its events have ids. */
    private void missACall(String callId) {
        Instant end = clock.instant();
        String body = Json.write(Map.of(
                "events",
                List.of(
                        callEvent(callId, "started", end.minusSeconds(RANG_SECONDS)),
                        callEvent(callId, "ended", end))));
        String id = UUID.randomUUID().toString();
        untilAcknowledged(() -> {
            JsonNode answer =
                    pbx.post("/call-events", body, SignedEvent.headers(callEventsSecret, id, clock.instant(), body));
            if (!answer.path("results").findValues("status").stream().allMatch(status -> status.asInt() == OK)) {
                throw new IllegalStateException(answer.toString());
            }
            return answer;
        });
    }

    private static Map<String, Object> callEvent(String callId, String kind, Instant at) {
        return Map.of(
                "id",
                callId + "-" + kind,
                "callId",
                callId,
                "kind",
                kind,
                "at",
                at.toString(),
                "direction",
                "inbound",
                "from",
                "+37120000000",
                "to",
                "+37167000000");
    }

    private static Map<String, String> euro(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private static String id(JsonNode created) {
        return created.path("id").asText();
    }

    private JsonNode post(String path, Object body) {
        String key = UUID.randomUUID().toString();
        return untilAcknowledged(() -> session.post(path, Json.write(body), Map.of("Idempotency-Key", key)));
    }

    private JsonNode untilAcknowledged(Supplier<JsonNode> command) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                JsonNode answer = command.get();
                acknowledged.incrementAndGet();
                return answer;
            } catch (RuntimeException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                repeated.incrementAndGet();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
