package dev.kontor.platform.http;

import dev.kontor.platform.access.FieldRule;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lays the caller's field rules on every answer, and sees to it that sensitive fields are told only when that is on record. */
class FieldRulesFilter {
    private final Shown shown;
    private final SensitiveFields sensitive;

    FieldRulesFilter(Shown shown, SensitiveFields sensitive) {
        this.shown = shown;
        this.sensitive = sensitive;
    }

    @ServerResponseFilter
    Uni<Void> apply(ContainerRequestContext request, ContainerResponseContext answer) {
        Object body = answer.getEntity();
        if (body == null || HttpMethod.HEAD.equals(request.getMethod())) {
            return Uni.createFrom().voidItem();
        }
        List<?> views = shown.views(body);
        Map<String, FieldRule> rules = shown.rules(views);
        if (rules.values().stream().anyMatch(FieldRule::conceals)) {
            answer.setEntity(shown.of(body, views, rules));
        }
        return sensitive.record(views, rules);
    }
}
