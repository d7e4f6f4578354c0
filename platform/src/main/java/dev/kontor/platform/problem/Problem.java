package dev.kontor.platform.problem;

import java.util.List;
import java.util.Map;

/** The one exception of the domain: a catalogued error with what is special about this occurrence. Mapped once, to HTTP, by platform. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions;

    private Problem(ErrorCode code, String detail, List<FieldError> errors, Map<String, Object> extensions) {
        super(detail, null, false, false);
        this.code = code;
        this.errors = errors;
        this.extensions = extensions;
    }

    public static Problem of(ErrorCode code, String detail) {
        return new Problem(code, detail, List.of(), Map.of());
    }

    public static Problem of(ErrorCode code, String detail, List<FieldError> errors) {
        return new Problem(code, detail, errors, Map.of());
    }

    /** A fault in one field, 400. */
    public static Problem invalid(String pointer, String faultCode, String message) {
        return of(PlatformError.VALIDATION_FAILED, message, List.of(new FieldError(pointer, faultCode, message)));
    }

    public static Problem notFound(String what, Object id) {
        return of(PlatformError.NOT_FOUND, "There is no " + what + " " + id);
    }

    /** Adds a member beside the standard ones, such as the ids of duplicate candidates. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new java.util.LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(code, detail(), errors, more);
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
