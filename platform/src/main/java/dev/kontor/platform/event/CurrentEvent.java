package dev.kontor.platform.event;

import dev.kontor.platform.access.Caller;
import dev.kontor.platform.id.Ids;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.arc.Arc;
import io.smallrye.common.vertx.ContextLocals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the {@link EventContext} of the running work: set by a consumer or job, else taken from the request and its caller. */
@ApplicationScoped
public class CurrentEvent {
    private static final String ORIGIN = "kontor.event.origin";
    static final String CORRELATION = "kontor.event.correlation";
    static final String ADDRESS = "kontor.event.address";

    private final Caller caller;

    CurrentEvent(Caller caller) {
        this.caller = caller;
    }

    public EventContext context() {
        EventContext origin = ContextLocals.<EventContext>get(ORIGIN).orElse(null);
        if (origin != null) {
            return new EventContext(origin.correlationId(), origin.causationId(), origin.actor(), traceparent());
        }
        if (!Arc.container().requestContext().isActive()) {
            throw new IllegalStateException("Work outside a request must name its origin: CurrentEvent.actAs");
        }
        UUID correlation = ContextLocals.<UUID>get(CORRELATION).orElseGet(Ids::next);
        return new EventContext(correlation, null, caller.actor(), traceparent());
    }

    /** Where the request comes from, an IP address; null for work that no request started. */
    public @Nullable String address() {
        return ContextLocals.get(ORIGIN).isPresent()
                ? null
                : ContextLocals.<String>get(ADDRESS).orElse(null);
    }

    /** Names the origin of work that no request started. Call it on the duplicated context on which the work runs. */
    public void actAs(String actor, UUID correlationId, @Nullable UUID causationId) {
        ContextLocals.put(ORIGIN, new EventContext(correlationId, causationId, actor, null));
    }

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
