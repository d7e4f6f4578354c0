package dev.kontor.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One start of a whole stack: everything that does not wait for something else runs side by side. */
final class StackStart {
    private final LocalStack stack;
    private final StackPlace place;
    private final Progress progress;
    private final ReplicationSlots slots;

    StackStart(LocalStack stack, Progress progress) {
        this.stack = stack;
        this.place = stack.place();
        this.progress = progress;
        this.slots = new ReplicationSlots(stack.postgres());
    }

    void run() {
        mustFindPortsFree();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                startAll(threads);
            } finally {
                // After a failure nobody waits for the other parts any more.
                threads.shutdownNow();
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof LocalPartException cause ? cause : e;
        }
    }

    private void startAll(ExecutorService threads) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        List<CompletableFuture<Void>> publishers = new ArrayList<>();
        CompletableFuture<Void> postgres = CompletableFuture.runAsync(this::postgres, threads);
        CompletableFuture<Void> kafka = CompletableFuture.runAsync(this::kafka, threads);
        CompletableFuture<Void> keycloakPrepared = CompletableFuture.runAsync(() -> prepare("keycloak"), threads);
        CompletableFuture<Void> connect = kafka.thenRunAsync(() -> start("connect"), threads);
        CompletableFuture<Void> base = CompletableFuture.allOf(postgres, kafka);
        all.add(CompletableFuture.runAsync(() -> start("mail"), threads));
        for (KontorService service : KontorService.values()) {
            CompletableFuture<Void> started = base.thenRunAsync(() -> start(service.word()), threads);
            all.add(started);
            if (KontorService.publishers().contains(service)) {
                publishers.add(started);
                // Started means that the slot is there: the connector must not come before it.
                all.add(CompletableFuture.allOf(started, connect).thenRunAsync(() -> connector(service), threads));
            }
        }
        CompletableFuture<Void> roomForKeycloak =
                postgres.thenComposeAsync(nothing -> roomForKeycloak(publishers), threads);
        all.add(CompletableFuture.allOf(keycloakPrepared, roomForKeycloak)
                .thenRunAsync(() -> start("keycloak"), threads));
        joinOrFail(all);
    }

    /**
     * At the first start the services make their slots, and PostgreSQL lets each wait for every transaction that writes at that moment.
     * Keycloak's first start is one long series of those; so it comes second. Later everything starts at once.
     */
    private CompletableFuture<Void> roomForKeycloak(List<CompletableFuture<Void>> publishers) {
        boolean firstStart = !KontorService.publishers().stream().allMatch(slots::exists);
        return CompletableFuture.allOf(
                firstStart ? publishers.toArray(CompletableFuture[]::new) : new CompletableFuture<?>[0]);
    }

    /** Like allOf, but the first failure ends the wait. */
    private static void joinOrFail(List<CompletableFuture<Void>> all) {
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        CompletableFuture<?>[] watched = all.stream()
                .map(one -> one.whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        firstFailure.completeExceptionally(failure);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.anyOf(CompletableFuture.allOf(watched), firstFailure).join();
    }

    /** Said before anything starts, all at once: whoever has a taken port wants to know now. */
    private void mustFindPortsFree() {
        stack.parts().stream()
                .filter(part -> !part.isRunning())
                .forEach(part -> Ports.mustBeFree(part.name(), part.ports()));
    }

    private void postgres() {
        start("postgres");
        LocalPostgres postgres = stack.postgres();
        stack.credentials().superuserPassword(postgres.password());
        stack.credentials().save();
        for (KontorService service : KontorService.publishers()) {
            postgres.createDatabase(service.word(), stack.credentials().databasePassword(service.word()));
        }
        postgres.createDatabase("keycloak", stack.credentials().databasePassword("keycloak"));
    }

    private void kafka() {
        start("kafka");
        try (var admin = stack.kafka().admin()) {
            TopicCatalogue.read(place.checkout().root().resolve("contracts/topics.yaml"))
                    .createMissing(admin);
        }
    }

    private void prepare(String name) {
        timed(name, "prepared", () -> stack.part(name).prepare());
    }

    private void start(String name) {
        Part part = stack.part(name);
        if (part instanceof LocalService service && service.isOutdated()) {
            timed(name, "stopped, because it was built anew", service::stop);
        }
        boolean running = part.isRunning();
        timed(name, running ? "ready (ran already)" : "ready", () -> {
            part.prepare();
            part.start();
            part.awaitHealthy(Part.HEALTH_PATIENCE);
        });
    }

    private void connector(KontorService service) {
        timed(service.connector(), "carries events", () -> {
            LocalConnect connect = stack.connect();
            ChildProcess process = connect.process();
            process.awaitUntil(
                    "has the slot of " + service.word() + " to read from",
                    Part.HEALTH_PATIENCE,
                    () -> slots.exists(service));
            connect.register(service.connector(), connectorConfig(service));
            process.awaitUntil(
                    "runs the connector " + service.connector(),
                    Part.HEALTH_PATIENCE,
                    () -> connect.isRunning(service.connector()));
        });
    }

    private JsonNode connectorConfig(KontorService service) {
        return ConnectorFile.of(place.checkout(), service)
                .filled(place.postgresPort(), stack.credentials().databasePassword(service.word()));
    }

    private void timed(String part, String what, Runnable work) {
        long begin = System.nanoTime();
        progress.begins(part, what);
        work.run();
        progress.done(part, what, Duration.ofNanos(System.nanoTime() - begin));
    }
}
