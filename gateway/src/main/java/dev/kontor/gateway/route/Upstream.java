package dev.kontor.gateway.route;

import io.vertx.core.http.RequestOptions;
import java.net.URI;

/**
 * Where a service listens.
 *
 * @param name the service word, such as {@code contacts}
 * @param base scheme and authority, as a {@code Location} of that service begins
 */
public record Upstream(String name, String base, String host, int port, boolean ssl) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Upstream of(String name, URI url) {
        boolean ssl = "https".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : ssl ? HTTPS : HTTP;
        return new Upstream(name, url.getScheme() + "://" + url.getAuthority(), url.getHost(), port, ssl);
    }

    RequestOptions request() {
        return new RequestOptions().setHost(host).setPort(port).setSsl(ssl);
    }
}
