package dev.kontor.platform.problem;

/** Errors that every service may answer. */
public enum PlatformError implements ErrorCode {
    VALIDATION_FAILED("validation-failed", 400, "The request is not valid"),
    MALFORMED_BODY("malformed-body", 400, "The body cannot be read"),
    FILTER_INVALID("filter-invalid", 400, "The filter, sort or cursor cannot be read"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid access token is required"),
    FORBIDDEN("forbidden", 403, "The caller's roles do not allow this"),
    NOT_FOUND("not-found", 404, "There is no such record"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted media types can be produced"),
    CONFLICT("conflict", 409, "The record conflicts with another"),
    REBUILD_STATE("rebuild-state", 409, "The projection's rebuild is not where this could be done"),
    STALE_WRITE("stale-write", 412, "The record has changed since it was read"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is over the limit"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type is not supported"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key was used with another request"),
    PRECONDITION_REQUIRED("precondition-required", 428, "If-Match is required"),
    RATE_LIMITED("rate-limited", 429, "Too many requests"),
    INTERNAL("internal", 500, "Something went wrong on our side"),
    AUDIT_UNAVAILABLE("audit-unavailable", 503, "What is read cannot be noted, so it is not told"),
    UPSTREAM_UNAVAILABLE("upstream-unavailable", 503, "A part of the platform does not answer");

    private final String code;
    private final int status;
    private final String title;

    PlatformError(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
