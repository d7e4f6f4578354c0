package dev.kontor.notification.webhook.guard;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * What a webhook's URL says.
 *
 * @param host in lower case, an IPv6 address without its brackets
 * @param uri path and query, as they are
 */
public record Destination(boolean tls, String host, int port, String uri) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int FIRST_FREE_PORT = 1_024;
    private static final int LAST_PORT = 65_535;

    /** Fails with {@link Refused} on what is no plain http(s) URL. */
    public static Destination parse(String url) {
        URI uri = uri(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw new Refused("scheme", "must begin with https://");
        }
        if (uri.getHost() == null || uri.getHost().contains("%")) {
            throw new Refused("host", "must name a host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new Refused("credentials", "must hold no credentials: the signature tells who sends");
        }
        if (uri.getRawFragment() != null) {
            throw new Refused("fragment", "must have no fragment");
        }
        boolean tls = "https".equals(scheme);
        int port = uri.getPort() == -1 ? (tls ? HTTPS : HTTP) : uri.getPort();
        if (port == 0 || port > LAST_PORT) {
            throw new Refused("port", "must have a port from 1 to " + LAST_PORT);
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return new Destination(tls, host, port, path + query);
    }

    /** Ports below belong to mail, DNS, SSH and the like, which must not be spoken to in this way. */
    boolean isPortForWeb() {
        return port == HTTPS || port == HTTP || port >= FIRST_FREE_PORT;
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new Refused("url", "is no URL: " + e.getReason());
        }
    }
}
