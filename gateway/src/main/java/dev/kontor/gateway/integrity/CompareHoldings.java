package dev.kontor.gateway.integrity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.gateway.ask.Answer;
import dev.kontor.gateway.ask.Asker;
import dev.kontor.gateway.ask.Services;
import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import dev.kontor.gateway.route.RouteTable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks every service what it holds of a type and compares it with what the owner holds. */
@Singleton
class CompareHoldings {
    private final Services services;
    private final RouteTable routes;
    private final ObjectMapper json;
    private final long deadlineMillis;

    CompareHoldings(Services services, RouteTable routes, ObjectMapper json, IntegrityConfig config) {
        this.services = services;
        this.routes = routes;
        this.json = json;
        this.deadlineMillis = config.deadline().toMillis();
    }

    Uni<IntegrityView> compare(String type, String query, Asker asker) {
        Map<String, Future<Answer>> asked = new LinkedHashMap<>();
        routes.services()
                .forEach(service -> asked.put(
                        service, services.ask(service, "/api/v1/integrity/" + type + query, asker, deadlineMillis)));
        Future<IntegrityView> view = Future.join(List.copyOf(asked.values())).map(all -> view(type, asked));
        return Uni.createFrom().completionStage(view::toCompletionStage);
    }

    private IntegrityView view(String type, Map<String, Future<Answer>> asked) {
        List<HoldingView> held = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        asked.forEach((service, future) -> {
            Answer answer = future.result();
            if (answer.isOk()) {
                held.add(read(answer));
            } else if (!answer.isNotFound()) {
                missing.add(service);
            }
        });
        HoldingView base = held.stream().filter(HoldingView::isBase).findFirst().orElse(null);
        if (base == null && missing.isEmpty()) {
            throw Problem.of(GatewayError.NOT_FOUND, "No service holds records of this type");
        }
        if (base == null) {
            throw Problem.of(GatewayError.UPSTREAM_UNAVAILABLE, "No answer from " + String.join(", ", missing));
        }
        List<HoldingView> holdings = new ArrayList<>(List.of(base));
        held.stream().filter(holding -> !holding.isBase()).forEach(holding -> holdings.add(holding.comparedWith(base)));
        return new IntegrityView(type, holdings, missing);
    }

    private HoldingView read(Answer answer) {
        try {
            return json.treeToValue(answer.body(), HoldingView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A service tells of its holding what cannot be read", e);
        }
    }
}
