package dev.kontor.gateway.problem;

import java.util.List;
import java.util.Map;

/** Thrown by the gateway's own resources: a catalogued error with what is special about this occurrence. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final GatewayError error;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions;
    private final int retryAfterSeconds;

    private Problem(
            GatewayError error,
            String detail,
            List<FieldError> errors,
            Map<String, Object> extensions,
            int retryAfterSeconds) {
        super(detail, null, false, false);
        this.error = error;
        this.errors = errors;
        this.extensions = extensions;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static Problem of(GatewayError error, String detail) {
        return of(error, detail, List.of());
    }

    public static Problem of(GatewayError error, String detail, List<FieldError> errors) {
        return new Problem(error, detail, errors, Map.of(), 0);
    }

    /** Adds a member beside the standard ones. */
    public Problem with(String name, Object value) {
        return new Problem(error, detail(), errors, Map.of(name, value), retryAfterSeconds);
    }

    /** Adds the header field Retry-After. */
    public Problem retryAfter(int seconds) {
        return new Problem(error, detail(), errors, extensions, seconds);
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    /** Seconds; 0 where there is nothing to wait for. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public GatewayError error() {
        return error;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
