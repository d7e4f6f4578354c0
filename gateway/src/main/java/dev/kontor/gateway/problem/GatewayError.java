package dev.kontor.gateway.problem;

/** What the gateway itself answers instead of a service. Every entry stands in {@code contracts/errors.yaml}. */
public enum GatewayError {
    MALFORMED_REQUEST("malformed-request", 400, "The request line or a header cannot be accepted"),
    VALIDATION_FAILED("validation-failed", 400, "The request is not valid"),
    FILTER_INVALID("filter-invalid", 400, "The filter, sort or cursor cannot be read"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid access token is required"),
    FORBIDDEN("forbidden", 403, "The caller's roles do not allow this"),
    NOT_FOUND("not-found", 404, "There is no such record"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted media types can be produced"),
    CURSOR_EXPIRED("cursor-expired", 410, "The cursor is too old"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is over the limit"),
    RATE_LIMITED("rate-limited", 429, "Too many requests"),
    TOO_MANY_STREAMS("too-many-streams", 429, "The caller has too many streams"),
    INTERNAL("internal", 500, "Something went wrong on our side"),
    UPSTREAM_UNAVAILABLE("upstream-unavailable", 503, "A part of the platform does not answer"),
    STREAMS_FULL("streams-full", 503, "There is no place for another stream"),
    UPSTREAM_TIMEOUT("upstream-timeout", 504, "A part of the platform took too long to answer");

    private final String code;
    private final int status;
    private final String title;

    GatewayError(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
