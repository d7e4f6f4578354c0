package dev.kontor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One start of a whole stack: everything that does not wait for something else runs side by side. */
final class StackStart {
    private static final Duration CONNECTOR_PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack;
    private final StackPlace place;
    private final Progress progress;

    StackStart(LocalStack stack, Progress progress) {
        this.stack = stack;
        this.place = stack.place();
        this.progress = progress;
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
        CompletableFuture<Void> postgres = CompletableFuture.runAsync(this::postgres, threads);
        CompletableFuture<Void> kafka = CompletableFuture.runAsync(this::kafka, threads);
        CompletableFuture<Void> keycloakReadyToStart = CompletableFuture.runAsync(() -> prepare("keycloak"), threads);
        all.add(CompletableFuture.runAsync(() -> start("mail"), threads));
        all.add(postgres.thenCombine(keycloakReadyToStart, (a, b) -> a).thenRunAsync(() -> start("keycloak"), threads));
        CompletableFuture<Void> connect = kafka.thenRunAsync(() -> start("connect"), threads);
        CompletableFuture<Void> base = postgres.thenCombine(kafka, (a, b) -> a);
        for (KontorService service : KontorService.values()) {
            CompletableFuture<Void> started = base.thenRunAsync(() -> start(service.word()), threads);
            all.add(started);
            if (KontorService.publishers().contains(service)) {
                // Started means that the slot is there: the connector must not come before it.
                all.add(started.thenCombine(connect, (a, b) -> a).thenRunAsync(() -> connector(service), threads));
            }
        }
        joinOrFail(all);
    }

    /** Like allOf, but the first failure ends the wait. */
    private static void joinOrFail(List<CompletableFuture<Void>> all) {
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        all.forEach(one -> one.whenComplete((nothing, failure) -> {
            if (failure != null) {
                firstFailure.completeExceptionally(failure);
            }
        }));
        CompletableFuture.anyOf(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)), firstFailure)
                .join();
    }

    /** Said before anything starts, all at once: whoever has a taken port wants to know now. */
    private void mustFindPortsFree() {
        stack.parts().stream().filter(part -> !part.isRunning()).forEach(part -> Ports.mustBeFree(part.name(), part.ports()));
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
            TopicCatalogue.read(place.checkout().root().resolve("contracts/topics.yaml")).createMissing(admin);
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
            connect.process().awaitUntil("has the slot of " + service.word() + " to read from", CONNECTOR_PATIENCE, () -> slotExists(service));
            connect.register(service.connector(), connectorConfig(service));
            connect.process().awaitUntil("runs the connector " + service.connector(), CONNECTOR_PATIENCE, () -> connect.isRunning(service.connector()));
        });
    }

    private boolean slotExists(KontorService service) {
        try (Connection connection = stack.postgres().connect("postgres");
                PreparedStatement statement = connection.prepareStatement("select 1 from pg_replication_slots where slot_name = ?")) {
            statement.setString(1, "kontor_" + service.word());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            return false;
        }
    }

    private JsonNode connectorConfig(KontorService service) {
        Path file = place.checkout().root().resolve("deploy/connect/" + service.connector() + ".json");
        try {
            String filled = Files.readString(file)
                    .replace("${db.host}", Ports.HOST)
                    .replace("${db.port}", Integer.toString(place.postgresPort()))
                    .replace("${db.password}", stack.credentials().databasePassword(service.word()));
            return JSON.readTree(filled).path("config");
        } catch (IOException e) {
            throw new LocalPartException("The connector's settings " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void timed(String part, String what, Runnable work) {
        long begin = System.nanoTime();
        progress.begins(part, what);
        work.run();
        progress.done(part, what, Duration.ofNanos(System.nanoTime() - begin));
    }
}
