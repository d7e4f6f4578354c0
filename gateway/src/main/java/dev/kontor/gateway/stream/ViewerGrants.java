package dev.kontor.gateway.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.gateway.ask.Asker;
import dev.kontor.gateway.ask.Services;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What each viewer may see. Every service knows the whole policy, so the first that answers is believed; all streams of a viewer share the
 * answer for as long as it holds.
 */
@Singleton
class ViewerGrants {
    private static final Duration MEMORY = Duration.ofSeconds(30);
    private static final long MAX_REMEMBERED = 20_000;
    private static final long PATIENCE_MILLIS = 1_000;

    private final Services services;
    private final List<String> knowing;
    private final AccessChanges changes;
    private final Clock clock;
    private final Cache<String, Asked> remembered;

    private record Asked(long atMillis, Future<Optional<Grants>> answer) {}

    ViewerGrants(Services services, StreamConfig config, AccessChanges changes, Clock clock) {
        this.services = services;
        this.knowing = config.knowing();
        this.changes = changes;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(MEMORY)
                .executor(Runnable::run)
                .build();
    }

    /** Empty when no service answers. */
    Future<Optional<Grants>> of(Viewer viewer) {
        Asked known = remembered.getIfPresent(viewer.standing());
        return known != null && holds(known) ? known.answer() : ask(viewer);
    }

    private boolean holds(Asked known) {
        return changes.holds(known.atMillis(), MEMORY.toMillis())
                && (!known.answer().isComplete() || isGood(known.answer().result()));
    }

    private boolean isGood(Optional<Grants> answer) {
        return answer.isPresent() && clock.instant().isBefore(answer.get().until());
    }

    private Future<Optional<Grants>> ask(Viewer viewer) {
        long now = clock.millis();
        Future<Optional<Grants>> answer = ask(viewer, 0);
        remembered.put(viewer.standing(), new Asked(now, answer));
        return answer;
    }

    private Future<Optional<Grants>> ask(Viewer viewer, int place) {
        if (place == knowing.size()) {
            return Future.succeededFuture(Optional.empty());
        }
        String service = knowing.get(place);
        Asker asker = new Asker(viewer.authorization(), viewer.correlation(), null);
        return services.askInTurn(service, "/api/v1/access/" + service + "/mine", asker, PATIENCE_MILLIS)
                .compose(answer -> answer.isOk()
                        ? Future.succeededFuture(Optional.of(Grants.from(answer.body())))
                        : ask(viewer, place + 1));
    }
}
