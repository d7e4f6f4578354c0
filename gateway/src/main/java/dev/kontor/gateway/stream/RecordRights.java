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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which facts a viewer may see: those of the records that the owning service shows to them. A service is asked with the viewer's own token
 * and the answer is remembered: a yes for {@link #MEMORY}; a no only for facts that were there before the question, since a record that
 * was hidden may have become the viewer's by the very next fact.
 */
@Singleton
class RecordRights {
    private static final Duration MEMORY = Duration.ofSeconds(30);
    private static final long MAX_REMEMBERED = 50_000;
    private static final long PATIENCE_MILLIS = 2_000;
    /** Between the clocks of the broker and this gateway. */
    private static final long CLOCKS_APART_MILLIS = 5_000;

    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private final RouteTable routes;
    private final Services services;
    private final Map<String, String> segments;
    private final Clock clock;
    private final Cache<Key, Asked> remembered;

    private record Key(String subject, String roles, String topic, String id) {}

    private record Asked(long atMillis, Future<Verdict> answer) {
        boolean isAfter(Fact fact) {
            return atMillis >= fact.received() || atMillis > fact.committed() + CLOCKS_APART_MILLIS;
        }
    }

    RecordRights(RouteTable routes, Services services, StreamConfig config, Clock clock) {
        this.routes = routes;
        this.services = services;
        this.segments = config.records();
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(MEMORY)
                .executor(Runnable::run)
                .build();
    }

    /** One verdict for each fact. */
    Future<List<Verdict>> judge(Viewer viewer, List<Fact> facts) {
        if (viewer.seesAll()) {
            return Future.succeededFuture(
                    facts.stream().map(fact -> Verdict.SEEN).toList());
        }
        List<Future<Verdict>> verdicts =
                facts.stream().map(fact -> judge(viewer, fact)).toList();
        return Future.join(verdicts)
                .map(all -> verdicts.stream().map(Future::result).toList());
    }

    private Future<Verdict> judge(Viewer viewer, Fact fact) {
        String segment = segments.get(fact.topic());
        if (segment == null || !ID.matcher(fact.subject()).matches()) {
            return Future.succeededFuture(Verdict.HIDDEN);
        }
        Key key = new Key(viewer.subject(), viewer.roles(), fact.topic(), fact.subject());
        Asked known = remembered.getIfPresent(key);
        if (known == null) {
            return ask(key, segment, viewer);
        }
        return known.isAfter(fact)
                ? known.answer()
                : known.answer()
                        .compose(verdict ->
                                verdict == Verdict.SEEN ? known.answer() : askAnew(key, segment, viewer, fact));
    }

    /** Another stream of the same viewer may have done so by now. */
    private Future<Verdict> askAnew(Key key, String segment, Viewer viewer, Fact fact) {
        Asked known = remembered.getIfPresent(key);
        return known != null && known.isAfter(fact) ? known.answer() : ask(key, segment, viewer);
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
