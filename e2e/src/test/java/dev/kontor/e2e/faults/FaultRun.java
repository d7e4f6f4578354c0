package dev.kontor.e2e.faults;

import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import dev.kontor.local.KontorService;
import dev.kontor.local.LocalConnect;
import dev.kontor.local.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Plays a plan of faults on a platform while writers write, lets it recover, and looks at what is there. */
final class FaultRun {
    private static final long WATCH_MILLIS = 1_000;
    /** Twice the longest wait before Connect starts a failed task again. */
    private static final Duration CONNECTOR_PATIENCE = Duration.ofMinutes(2);

    private static final double NANOS_PER_SECOND = 1e9;

    private final Platform platform;
    private final FaultPlan plan;
    private final Afflictions afflictions;
    private final Map<String, Map<String, Integer>> faults = new TreeMap<>();
    private final Queue<String> deaths = new ConcurrentLinkedQueue<>();
    private final long begin = System.nanoTime();

    private FaultRun(Platform platform, FaultPlan plan) {
        this.platform = platform;
        this.plan = plan;
        this.afflictions = new Afflictions(platform);
    }

    static FaultReport of(Platform platform, FaultPlan plan, int writers) throws IOException, InterruptedException {
        return new FaultRun(platform, plan).play(writers);
    }

    private FaultReport play(int count) throws IOException, InterruptedException {
        tell("seed " + plan.seed() + ", " + plan.faults().size() + " faults to come");
        Aftermath.Before before = Aftermath.Before.of(platform);
        try (ToldByWebhook webhook = new ToldByWebhook(platform)) {
            Writers writers = new Writers(platform, count);
            try (writers) {
                inflictAll(writers);
            }
            List<String> standing = awaitConnectors();
            double seconds = elapsed();
            tell(standing.isEmpty() ? "all has recovered; looking at what is there" : String.join("; ", standing));
            Aftermath aftermath = Aftermath.atRest(platform, writers.rounds(), webhook, before);
            return new FaultReport(
                    plan.seed(),
                    seconds,
                    faults,
                    List.copyOf(deaths),
                    standing,
                    writers.acknowledged(),
                    writers.repeated(),
                    aftermath.ledger().facts().stream()
                            .map(fact -> fact.id())
                            .distinct()
                            .count(),
                    aftermath.ledger().arrived().size(),
                    aftermath.ledger().repeats(),
                    aftermath.lost(),
                    aftermath.doubled(),
                    verify());
        }
    }

    private void inflictAll(Writers writers) {
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> watching =
                    watch.scheduleWithFixedDelay(this::revive, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
            try (ExecutorService threads = Executors.newCachedThreadPool()) {
                for (Fault fault : plan.faults()) {
                    LockSupport.parkNanos(fault.after().toNanos());
                    tell(fault + "; " + writers.acknowledged() + " writes so far");
                    faults.computeIfAbsent(fault.kind().toString(), kind -> new TreeMap<>())
                            .merge(fault.target(), 1, Integer::sum);
                    begun.add(CompletableFuture.runAsync(() -> inflict(fault), threads));
                }
            }
            watching.cancel(false);
        }
        begun.forEach(CompletableFuture::join);
        platform.stack().parts().forEach(afflictions::heal);
    }

    private void inflict(Fault fault) {
        double since = elapsed();
        afflictions.inflict(fault);
        tell(String.format(Locale.ROOT, "%s: over after %.1f s", fault, elapsed() - since));
    }

    private void revive() {
        for (Part part : platform.stack().parts()) {
            try {
                if (afflictions.revive(part)) {
                    deaths.add(part.name() + " at " + Math.round(elapsed()) + " s");
                    tell(part.name() + " had died without a fault and was started again");
                }
            } catch (RuntimeException e) {
                tell(part.name() + " does not come back: " + e.getMessage());
            }
        }
    }

    /** Connectors that carry no events although all parts have been healthy for {@link #CONNECTOR_PATIENCE}, with the reason. */
    private List<String> awaitConnectors() {
        LocalConnect connect = platform.stack().connect();
        long deadline = System.nanoTime() + CONNECTOR_PATIENCE.toNanos();
        List<String> standing = new ArrayList<>(KontorService.publishers().stream()
                .map(KontorService::connector)
                .toList());
        while (!standing.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WATCH_MILLIS));
            standing.removeIf(connect::isRunning);
        }
        return standing.stream()
                .map(connector -> connector + " stands still: "
                        + connect.failure(connector).orElse("no reason known"))
                .toList();
    }

    private boolean verify() throws IOException, InterruptedException {
        KontorProcess.Result verified = KontorProcess.kontor(platform, "verify");
        if (verified.exitCode() != 0) {
            System.out.print(verified.out() + verified.err());
        }
        return verified.exitCode() == 0;
    }

    private void tell(String what) {
        System.out.printf(Locale.ROOT, "  %6.1f s  %s%n", elapsed(), what);
    }

    private double elapsed() {
        return (System.nanoTime() - begin) / NANOS_PER_SECOND;
    }
}
