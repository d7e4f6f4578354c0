package dev.kontor.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Headers by which a browser protects its user (OWASP REST Security Cheat Sheet). A service may set its own Cache-Control. */
final class SecurityHeaders {
    private static final String DOCS = "/api/v1/docs";
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("referrer-policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence CONTENT_POLICY = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    /** Swagger UI starts itself by an inline script. */
    private static final CharSequence OWN_PAGES =
            HttpHeaders.createOptimized("default-src 'self'; script-src 'self' 'unsafe-inline'; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");

    private static final CharSequence TRANSPORT_SECURITY = HttpHeaders.createOptimized("strict-transport-security");
    private static final CharSequence TWO_YEARS = HttpHeaders.createOptimized("max-age=63072000; includeSubDomains");

    private SecurityHeaders() {}

    static void put(HttpServerRequest request) {
        MultiMap headers = request.response().headers();
        String path = request.path();
        boolean docs = path != null && path.startsWith(DOCS);
        headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFF)
                .set(REFERRER_POLICY, NO_REFERRER)
                .set(CONTENT_POLICY, docs ? OWN_PAGES : NOTHING);
        if (!docs) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        if ("https".equals(request.scheme())) {
            headers.set(TRANSPORT_SECURITY, TWO_YEARS);
        }
    }
}
