package dev.kontor.gateway.ask;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the services are asked, so that their rules about rows hold.
 *
 * @param authorization header field as it came
 * @param address from where they ask, for the audit trail; null where nothing is shown to them of what is asked
 */
public record Asker(
        String authorization, String correlation, @Nullable String address) {
    /** Who sent the request. */
    public static Asker of(HttpServerRequest request, String authorization, String correlation) {
        SocketAddress remote = request.remoteAddress();
        return new Asker(authorization, correlation, remote == null ? null : remote.hostAddress());
    }
}
