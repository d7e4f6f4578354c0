package dev.kontor.platform.event;

import dev.kontor.platform.id.Ids;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * One correlation id per request: the caller's {@code X-Correlation-Id} where it is a UUID, else a new one. And where it comes from: the
 * gateway, the only caller (ADR 3), writes {@code X-Forwarded-For} itself and lets nobody else's through; without it, who connected.
 */
class CorrelationFilter {
    private static final String HEADER = "X-Correlation-Id";
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    /** The longest text of an IPv6 address has 45 characters. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    @ServerRequestFilter
    public void correlate(ContainerRequestContext request, HttpServerRequest connection) {
        ContextLocals.put(CurrentEvent.CORRELATION, parse(request.getHeaderString(HEADER)));
        String address = address(request.getHeaderString(FORWARDED_FOR), connection.remoteAddress());
        if (address != null) {
            ContextLocals.put(CurrentEvent.ADDRESS, address);
        }
    }

    private static UUID parse(@Nullable String header) {
        try {
            return header == null ? Ids.next() : UUID.fromString(header);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    private static @Nullable String address(@Nullable String forwarded, @Nullable SocketAddress peer) {
        if (forwarded != null && ADDRESS.matcher(forwarded).matches()) {
            return forwarded;
        }
        return peer == null ? null : peer.hostAddress();
    }
}
