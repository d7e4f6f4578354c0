package dev.kontor.telephony.pop;

import dev.kontor.telephony.call.Calls;
import dev.kontor.telephony.call.Rings;
import dev.kontor.telephony.party.Parties;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Hears of rings from the database, whichever replica took the call in, and shows them to the agents connected here. */
@ApplicationScoped
class ScreenPopRelay {
    private static final Logger LOG = Logger.getLogger(ScreenPopRelay.class);
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final Vertx vertx;
    private final ScreenPopStreams streams;
    private final Calls calls;
    private final Parties people;
    private final PgSubscriber subscriber;

    ScreenPopRelay(
            Vertx vertx,
            ScreenPopStreams streams,
            Calls calls,
            Parties people,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.vertx = vertx;
        this.streams = streams;
        this.calls = calls;
        this.people = people;
        this.subscriber = PgSubscriber.subscriber(
                vertx, PgConnectOptions.fromUri(url).setUser(user).setPassword(password));
    }

    void listen(@Observes StartupEvent start) {
        subscriber.reconnectPolicy(ScreenPopRelay::pauseMillis);
        subscriber.channel(Rings.CHANNEL).handler(this::heard);
        subscriber.connect().onFailure(e -> LOG.warn("Not listening for rings yet", e));
    }

    @PreDestroy
    void stop() {
        subscriber.close();
    }

    private static long pauseMillis(int attempts) {
        return Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempts, 5));
    }

    private void heard(String payload) {
        List<UUID> ids = Stream.of(payload.split(Rings.SEPARATOR, -1))
                .map(UUID::fromString)
                .toList();
        List<UUID> agents = ids.subList(1, ids.size());
        if (!streams.hasAny(agents)) {
            return;
        }
        Context own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(now -> load(ids.get(0))
                .subscribe()
                .with(
                        pop -> streams.push(agents, pop),
                        e -> LOG.errorf(e, "Screen pop of call %s is lost", ids.get(0))));
    }

    private Uni<ScreenPop> load(UUID callId) {
        return Panache.withSession(() -> calls.findById(callId)
                .chain(call -> people.byNumber(call.customerNumber()).map(matches -> ScreenPop.of(call, matches))));
    }
}
