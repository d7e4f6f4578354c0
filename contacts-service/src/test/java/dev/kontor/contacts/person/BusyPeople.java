package dev.kontor.contacts.person;

import static dev.kontor.contacts.person.PeopleApi.as;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that register people, change them and remove every fourth, as long as they are open. */
final class BusyPeople implements AutoCloseable {
    private static final int REMOVED = 4;

    private final AtomicInteger rounds = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    BusyPeople(int writers) {
        for (int i = 0; i < writers; i++) {
            String name = "Busy " + i;
            threads.add(Thread.ofPlatform().name(name).start(() -> write(name)));
        }
    }

    void awaitMore(int count) {
        int before = rounds.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> rounds.get() >= before + count || !failures.isEmpty());
    }

    private void write(String name) {
        try {
            while (!stopped) {
                String id = PeopleApi.register(PeopleApi.aPerson("Busy", name))
                        .statusCode(201)
                        .extract()
                        .path("id");
                PeopleApi.patch("/api/v1/people/" + id, "\"1\"", "{\"familyName\":\"Revised\"}")
                        .statusCode(200);
                as("administrator")
                        .body("{\"to\":\"active\",\"reason\":\"busy\"}")
                        .post("/api/v1/people/" + id + "/life-cycle")
                        .then()
                        .statusCode(200);
                if (rounds.incrementAndGet() % REMOVED == 0) {
                    as("administrator")
                            .header("If-Match", "\"3\"")
                            .delete("/api/v1/people/" + id)
                            .then()
                            .statusCode(204);
                }
            }
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " writers failed", failures.peek());
        }
    }
}
