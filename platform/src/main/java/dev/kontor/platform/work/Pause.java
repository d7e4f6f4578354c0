package dev.kontor.platform.work;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Waits without a thread and goes on where the work ran before: Mutiny's own delay goes on elsewhere, which a session does not bear. */
@ApplicationScoped
public class Pause {
    private final Vertx vertx;

    Pause(Vertx vertx) {
        this.vertx = vertx;
    }

    public Uni<Void> of(Duration time) {
        return Uni.createFrom().emitter(waiting -> vertx.setTimer(time.toMillis(), id -> waiting.complete(null)));
    }
}
