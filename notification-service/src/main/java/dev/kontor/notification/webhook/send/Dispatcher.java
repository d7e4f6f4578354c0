package dev.kontor.notification.webhook.send;

import dev.kontor.notification.webhook.OwnerRights;
import dev.kontor.notification.webhook.WebhookSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * The loop that leases what is due and sends it. It looks again at once while there is more and room for it, as soon as something has come
 * to an end, and else after a pause. All its state lives on one event loop.
 */
@Singleton
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    /** Long enough for a few attempts to end, so that the next look takes several rows. */
    private static final long SOON_MILLIS = 2;

    private static final long FAILURE_MILLIS = 1_000;
    /** Looks for probes are so many times rarer than looks for what is due. */
    private static final int PROBE_POLLS = 5;

    private final Vertx vertx;
    private final Leases leases;
    private final OwnerRights rights;
    private final Post post;
    private final Recorder recorder;
    private final SendingMetrics metrics;
    private final Schedule schedule;
    private final Load load;
    private final java.time.Clock clock;
    private final long pollMillis;

    private final Context loop;
    private boolean looking;
    private boolean woken;
    private long timer = -1;
    private volatile boolean stopped;

    Dispatcher(
            Vertx vertx,
            Leases leases,
            OwnerRights rights,
            Post post,
            Recorder recorder,
            SendingMetrics metrics,
            WebhookSettings settings,
            java.time.Clock clock) {
        this.vertx = vertx;
        this.leases = leases;
        this.rights = rights;
        this.post = post;
        this.recorder = recorder;
        this.metrics = metrics;
        this.clock = clock;
        this.schedule = new Schedule(
                settings.schedule(),
                settings.jitter(),
                settings.longestRetryAfter(),
                () -> ThreadLocalRandom.current().nextDouble());
        this.load = new Load(settings.sideBySide(), settings.inAll());
        this.pollMillis = settings.poll().toMillis();
        this.loop = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent start) {
        loop.runOnContext(begun -> {
            lookAfter(pollMillis);
            vertx.setPeriodic(pollMillis * PROBE_POLLS, due -> probe());
        });
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped = true;
    }

    private void lookAfter(long millis) {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
        timer = vertx.setTimer(millis, due -> {
            timer = -1;
            look();
        });
    }

    private void wake() {
        if (looking) {
            woken = true;
        } else if (!woken) {
            woken = true;
            lookAfter(SOON_MILLIS);
        }
    }

    private void look() {
        int free = load.free(recorder.waiting());
        if (stopped || free == 0) {
            woken = false;
            return;
        }
        if (!rights.areKnown()) {
            looked(pollMillis);
            return;
        }
        looking = true;
        woken = false;
        leases.due(load.room(free), load.rooms(free), free)
                .subscribe()
                .with(
                        jobs -> {
                            jobs.forEach(this::send);
                            looked(jobs.isEmpty() && !woken ? pollMillis : SOON_MILLIS);
                        },
                        failure -> {
                            LOG.warnf("Webhooks wait for the next look: %s", failure);
                            looked(FAILURE_MILLIS);
                        });
    }

    private void looked(long pauseMillis) {
        looking = false;
        woken = pauseMillis == SOON_MILLIS;
        lookAfter(pauseMillis);
    }

    private void probe() {
        if (stopped || !rights.areKnown()) {
            return;
        }
        leases.probes()
                .subscribe()
                .with(jobs -> jobs.forEach(this::send), failure -> LOG.warnf("Probes wait: %s", failure));
    }

    private void send(Job job) {
        load.begin(job.webhookId());
        attempt(job).onSuccess(reply -> {
            load.end(job.webhookId(), reply.isDelivered());
            Outcome outcome = Outcome.of(job, reply, schedule, clock.instant());
            metrics.count(outcome);
            recorder.add(List.of(outcome), this::wake);
            wake();
        });
    }

    /** By the owner's rights of this moment, however long the delivery has waited. */
    private Future<Reply> attempt(Job job) {
        return rights.mayHave(job.owner(), job.type())
                ? post.send(job.with(rights.shown(job.owner(), job.type(), job.body())))
                : Future.succeededFuture(Reply.notTheOwners(clock.instant()));
    }
}
