package dev.kontor.notification.due;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Loops that work off what is due: at once while there is more, else after a pause. A timer of Vert.x beats faster than the scheduler. */
@Singleton
class DueWorkers {
    private static final Logger LOG = Logger.getLogger(DueWorkers.class);
    private static final long AT_ONCE_MILLIS = 1;

    private final Vertx vertx;
    private final SendDue send;
    private final int workers;
    private final int batch;
    private final long pollMillis;
    private final long failureMillis;

    private volatile boolean stopped;

    DueWorkers(Vertx vertx, SendDue send, DueSettings settings) {
        this.vertx = vertx;
        this.send = send;
        this.workers = settings.workers();
        this.batch = settings.batch();
        this.pollMillis = settings.poll().toMillis();
        this.failureMillis = settings.firstPause().toMillis();
    }

    void start(@Observes StartupEvent start) {
        for (int i = 0; i < workers; i++) {
            Context loop = vertx.getOrCreateContext();
            loop.runOnContext(begun -> next(loop, pollMillis));
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped = true;
    }

    private void next(Context loop, long pauseMillis) {
        if (!stopped) {
            vertx.setTimer(pauseMillis, due -> work(loop));
        }
    }

    private void work(Context loop) {
        Context own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(loop));
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(begun -> send.batch()
                .subscribe()
                .with(claimed -> next(loop, claimed < batch ? pollMillis : AT_ONCE_MILLIS), failure -> {
                    LOG.warnf("What is due waits for the next round: %s", failure);
                    next(loop, failureMillis);
                }));
    }
}
