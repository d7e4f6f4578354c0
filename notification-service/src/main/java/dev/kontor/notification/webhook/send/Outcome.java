package dev.kontor.notification.webhook.send;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt means for its delivery.
 *
 * @param state code of the delivery's next state
 * @param nextAttemptAt only while it waits on
 */
record Outcome(Job job, Reply reply, String state, @Nullable Instant nextAttemptAt) {
    static final String WAITING = "waiting";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";

    /** Everything but a 2xx and a 410 may come right in time, so everything else is tried again. */
    static Outcome of(Job job, Reply reply, Schedule schedule, Instant now) {
        if (reply.isDelivered()) {
            return new Outcome(job, reply, DELIVERED, null);
        }
        if (reply.isGone()) {
            return new Outcome(job, reply, FAILED, null);
        }
        if (job.probe()) {
            return new Outcome(job, reply, WAITING, now);
        }
        var pause = schedule.after(job.tries() + 1, reply.retryAfter());
        return pause == null
                ? new Outcome(job, reply, FAILED, null)
                : new Outcome(job, reply, WAITING, now.plus(pause));
    }

    /** Probes cost a delivery none of its attempts. */
    boolean isTry() {
        return !job.probe();
    }
}
