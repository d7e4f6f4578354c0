package dev.kontor.notification.webhook.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.notification.webhook.WebhookSettings;
import dev.kontor.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Resolves a destination's name, checks every address, and gives the very address that was checked: whoever connects to it is not led
 * elsewhere by a name that has changed since (DNS rebinding). Names are resolved in threads of their own, each once at a time, so that a
 * name server that does not answer holds up nobody else.
 */
@ApplicationScoped
public class Destinations {
    private static final int THREADS = 16;
    private static final int MOST_NAMES = 10_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final DestinationRules rules;
    private final Resolver resolver;
    private final WorkerExecutor threads;
    private final Cache<String, Future<InetAddress[]>> known = Caffeine.newBuilder()
            .maximumSize(MOST_NAMES)
            .expireAfterWrite(REMEMBERED)
            .build();

    public Destinations(WebhookSettings settings, Resolver resolver, Vertx vertx) {
        this.rules = new DestinationRules(settings.allowedHosts().orElse(List.of()));
        this.resolver = resolver;
        this.threads = vertx.createSharedWorkerExecutor("webhook-names", THREADS);
    }

    /** For one who sends: the address to connect to now. Fails with {@link Refused} or {@link UnknownHostException}. */
    public Future<InetAddress> address(Destination to) {
        return known.get(to.host(), this::resolve).map(addresses -> rules.choose(to, addresses));
    }

    /**
     * For one who registers: refuses a URL with a problem of the field. A name that has no address yet may get one: it is checked again
     * at each attempt.
     */
    public Uni<Void> check(String url) {
        return Uni.createFrom().<Void>emitter(done -> {
            try {
                Destination to = Destination.parse(url);
                resolve(to.host()).onComplete(resolved -> {
                    try {
                        if (resolved.succeeded()) {
                            rules.choose(to, resolved.result());
                        } else {
                            rules.checkUnresolved(to);
                        }
                        done.complete(null);
                    } catch (Refused e) {
                        done.fail(problem(e));
                    }
                });
            } catch (Refused e) {
                done.fail(problem(e));
            }
        });
    }

    private Future<InetAddress[]> resolve(String host) {
        return threads.executeBlocking(() -> resolver.resolve(host), false).map(found -> Objects.requireNonNull(found));
    }

    private static Problem problem(Refused refused) {
        return Problem.invalid("/url", refused.code(), refused.reason());
    }
}
