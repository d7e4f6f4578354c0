package dev.kontor.gateway.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.gateway.ask.Asker;
import dev.kontor.gateway.ask.Services;
import dev.kontor.gateway.route.RouteTable;
import dev.kontor.gateway.route.Upstream;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether the service of a fact's record shows it to a viewer who does not see all of its kind. The service is asked with the viewer's own
 * token. An answer is good for facts that were there before the question, since any fact may be the one that gives the record to somebody
 * or takes it away, and only for {@link #MEMORY}, since a share may end and a page may reach back to before.
 */
@Singleton
class RecordRights {
    private static final Duration MEMORY = Duration.ofMillis(500);
    private static final long MAX_REMEMBERED = 50_000;
    private static final long PATIENCE_MILLIS = 2_000;
    /** Between the clocks of the broker and this gateway. */
    private static final long CLOCKS_APART_MILLIS = 5_000;

    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private final RouteTable routes;
    private final Services services;
    private final Map<String, String> segments;
    private final AccessChanges changes;
    private final Clock clock;
    private final Cache<Key, Asked> remembered;

    private record Key(String standing, String topic, String id) {}

    private record Asked(long atMillis, Future<Verdict> answer) {
        boolean isAfter(Fact fact) {
            return atMillis >= fact.received() || atMillis > fact.committed() + CLOCKS_APART_MILLIS;
        }
    }

    RecordRights(RouteTable routes, Services services, StreamConfig config, AccessChanges changes, Clock clock) {
        this.routes = routes;
        this.services = services;
        this.segments = config.records();
        this.changes = changes;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(MEMORY)
                .executor(Runnable::run)
                .build();
    }

    Future<Verdict> judge(Viewer viewer, Fact fact) {
        String segment = segments.get(fact.topic());
        if (segment == null || !ID.matcher(fact.subject()).matches()) {
            return Future.succeededFuture(Verdict.HIDDEN);
        }
        Key key = new Key(viewer.standing(), fact.topic(), fact.subject());
        Asked known = remembered.getIfPresent(key);
        return known != null && known.isAfter(fact) && changes.holds(known.atMillis(), MEMORY.toMillis())
                ? known.answer()
                : ask(key, segment, viewer);
    }

    private Future<Verdict> ask(Key key, String segment, Viewer viewer) {
        Upstream owner = routes.owner(segment);
        long now = clock.millis();
        Asker asker = new Asker(viewer.authorization(), viewer.correlation(), null);
        // Of the record nothing is read: what may be shown is the fact.
        Future<Verdict> answer = services.askStatus(
                        owner, "/api/v1/" + segment + "/" + key.id(), asker, PATIENCE_MILLIS)
                .map(Verdict::of);
        Asked asked = new Asked(now, answer);
        remembered.put(key, asked);
        answer.onSuccess(verdict -> {
            if (verdict == Verdict.UNKNOWN) {
                remembered.asMap().remove(key, asked);
            }
        });
        return answer;
    }
}
