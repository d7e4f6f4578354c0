package dev.kontor.analytics.sla;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Drives signals and due timers from a thread of its own. Quarkus' scheduler looks at its jobs once a second, which is too seldom for
 * a policy of seconds; a thread that waits costs nothing and cannot pile work up.
 */
@ApplicationScoped
class SlaEngine {
    private static final Logger LOG = Logger.getLogger(SlaEngine.class);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long SHUTDOWN_MILLIS = 5_000;

    private final WhenSignalledThenRunTimers signals;
    private final RaiseDueTimers dueTimers;
    private final long pollMillis;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "sla-engine");

    SlaEngine(
            WhenSignalledThenRunTimers signals,
            RaiseDueTimers dueTimers,
            @ConfigProperty(name = "kontor.sla.poll-millis", defaultValue = "250") long pollMillis) {
        this.signals = signals;
        this.dueTimers = dueTimers;
        this.pollMillis = pollMillis;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        thread.join(SHUTDOWN_MILLIS);
    }

    private void run() {
        long pause = pollMillis;
        while (!stopped(pause)) {
            try {
                while (await(signals::run) + await(dueTimers::run) > 0 && stop.getCount() > 0) {
                    LOG.trace("more may be waiting");
                }
                pause = pollMillis;
            } catch (RuntimeException e) {
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
                LOG.warnf("SLA engine: %s; next attempt in %d ms", e, pause);
            }
        }
    }

    private boolean stopped(long pauseMillis) {
        try {
            return stop.await(pauseMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static int await(Supplier<Uni<Integer>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
