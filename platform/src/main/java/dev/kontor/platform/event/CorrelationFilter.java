package dev.kontor.platform.event;

import dev.kontor.platform.id.Ids;
import io.smallrye.common.vertx.ContextLocals;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** One correlation id per request: the caller's {@code X-Correlation-Id} where it is a UUID, else a new one. */
class CorrelationFilter {
    private static final String HEADER = "X-Correlation-Id";

    @ServerRequestFilter(nonBlocking = true)
    public void correlate(ContainerRequestContext request) {
        ContextLocals.put(CurrentEvent.CORRELATION, parse(request.getHeaderString(HEADER)));
    }

    private static UUID parse(@Nullable String header) {
        try {
            return header == null ? Ids.next() : UUID.fromString(header);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
