package dev.kontor.gateway.handover;

import dev.kontor.gateway.ask.Answer;
import dev.kontor.gateway.ask.Asker;
import dev.kontor.gateway.ask.Services;
import dev.kontor.gateway.handover.HandOverPreview.KindCount;
import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks each service that holds records of the kinds how many of them are the owner's, all at once. */
@Singleton
class PreviewHandOver {
    private final HandOverConfig config;
    private final Services services;

    PreviewHandOver(HandOverConfig config, Services services) {
        this.config = config;
        this.services = services;
    }

    /** The kinds that can be handed over, in the order of the alphabet. */
    Set<String> kinds() {
        return new TreeSet<>(config.kinds().keySet());
    }

    Uni<HandOverPreview> preview(UUID from, Set<String> kinds, Asker asker) {
        Map<String, Future<Answer>> asked = new LinkedHashMap<>();
        kinds.forEach(kind -> asked.computeIfAbsent(
                service(kind),
                service -> services.ask(
                        service,
                        "/api/v1/owned-counts/" + from,
                        asker,
                        config.deadline().toMillis())));
        Future<HandOverPreview> view = Future.join(List.copyOf(asked.values())).map(all -> view(from, kinds, asked));
        return Uni.createFrom().completionStage(view::toCompletionStage);
    }

    private HandOverPreview view(UUID from, Set<String> kinds, Map<String, Future<Answer>> asked) {
        if (asked.values().stream().anyMatch(answer -> answer.result().isForbidden())) {
            throw Problem.of(GatewayError.FORBIDDEN, GatewayError.FORBIDDEN.title());
        }
        List<KindCount> counts = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        for (String kind : kinds) {
            String service = service(kind);
            Long records = records(
                    asked.getOrDefault(service, Future.succeededFuture(Answer.none()))
                            .result(),
                    kind);
            if (records == null) {
                missing.add(service);
            } else {
                counts.add(new KindCount(kind, records));
            }
        }
        return new HandOverPreview(from, counts, List.copyOf(missing));
    }

    private String service(String kind) {
        return String.valueOf(config.kinds().get(kind));
    }

    /** Null where the service has not told. */
    private static @Nullable Long records(Answer answer, String kind) {
        if (answer.isOk()) {
            for (var count : answer.body()) {
                if (kind.equals(count.path("kind").asText())) {
                    return count.path("records").asLong();
                }
            }
        }
        return null;
    }
}
