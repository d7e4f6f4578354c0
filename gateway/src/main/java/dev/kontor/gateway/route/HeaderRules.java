package dev.kontor.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which header fields cross the gateway, and which it writes itself. */
final class HeaderRules {
    static final CharSequence CORRELATION = HttpHeaders.createOptimized("x-correlation-id");
    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("x-forwarded-for");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("x-forwarded-proto");

    /** RFC 9110, 7.6.1, and the older ones: they speak of one connection only. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** Only the gateway's own word counts on these. Host would let a caller choose the links in an answer. */
    private static final Set<String> OURS_TO_SERVICE = Set.of(
            "host",
            "expect",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-server",
            "x-real-ip",
            "x-correlation-id",
            "traceparent",
            "tracestate",
            "authorization");

    /** The same towards the caller: what protects a browser, the rate, and what a server says of its make. */
    private static final Set<String> OURS_TO_CALLER = Set.of(
            "server",
            "x-powered-by",
            "ratelimit",
            "ratelimit-policy",
            "x-correlation-id",
            "x-content-type-options",
            "referrer-policy",
            "content-security-policy",
            "strict-transport-security",
            "location");

    private HeaderRules() {}

    static void towardsService(HttpServerRequest from, MultiMap to, String correlation) {
        copy(from.headers(), to, OURS_TO_SERVICE);
        // One value: the one that was checked.
        String authorization = from.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            to.set(HttpHeaders.AUTHORIZATION, authorization);
        }
        SocketAddress remote = from.remoteAddress();
        to.set(FORWARDED_FOR, remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress());
        to.set(FORWARDED_PROTO, from.scheme() == null ? "http" : from.scheme());
        to.set(CORRELATION, correlation);
    }

    /** A service answers with its own base in Location; the caller knows another, so the path alone is told. */
    static void towardsCaller(MultiMap from, MultiMap to, Upstream upstream) {
        if (from.contains(HttpHeaders.CACHE_CONTROL)) {
            to.remove(HttpHeaders.CACHE_CONTROL);
        }
        copy(from, to, OURS_TO_CALLER);
        String location = from.get(HttpHeaders.LOCATION);
        if (location != null) {
            boolean own = location.startsWith(upstream.base() + "/");
            to.set(
                    HttpHeaders.LOCATION,
                    own ? location.substring(upstream.base().length()) : location);
        }
    }

    private static void copy(MultiMap from, MultiMap to, Set<String> except) {
        Set<String> named = named(from.get(HttpHeaders.CONNECTION));
        from.forEach((name, value) -> {
            String field = name.toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(field) && !except.contains(field) && !named.contains(field)) {
                to.add(name, value);
            }
        });
    }

    /** Fields that Connection declares to be of this hop. */
    private static Set<String> named(@Nullable String connection) {
        if (connection == null) {
            return Set.of();
        }
        return Stream.of(connection.split(",", -1))
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
