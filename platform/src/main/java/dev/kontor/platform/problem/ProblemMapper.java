package dev.kontor.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where exceptions become HTTP. What is not a {@link Problem} tells nothing of the inside. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String CUT_SHORT = "Connection terminated parsing multipart request";
    private static final Map<Integer, PlatformError> BY_STATUS = Map.of(
            400, PlatformError.MALFORMED_BODY,
            404, PlatformError.NOT_FOUND,
            405, PlatformError.METHOD_NOT_ALLOWED,
            406, PlatformError.NOT_ACCEPTABLE,
            413, PlatformError.BODY_TOO_LARGE,
            415, PlatformError.UNSUPPORTED_MEDIA_TYPE);
    /** SQLSTATE of text too long, number and moment out of range, and characters that a database does not hold. */
    private static final Set<String> VALUE_FAULTS = Set.of("22001", "22003", "22008", "22021", "22P05");

    @ServerExceptionMapper
    public RestResponse<ProblemDocument> problem(Problem problem) {
        return ProblemDocument.answer(problem);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDocument> constraint(ConstraintViolationException e) {
        return ProblemDocument.answer(Violations.problem(e.getConstraintViolations()));
    }

    @ServerExceptionMapper({MismatchedInputException.class, JsonMappingException.class})
    public RestResponse<ProblemDocument> mismatch(JsonMappingException e) {
        return ProblemDocument.answer(unreadable(e));
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    public RestResponse<ProblemDocument> unauthenticated(SecurityException e) {
        Problem problem = Problem.of(PlatformError.UNAUTHENTICATED, "Send a valid bearer token of the realm");
        RestResponse<ProblemDocument> answer = ProblemDocument.answer(problem);
        answer.getHeaders().putSingle("WWW-Authenticate", "Bearer");
        return answer;
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDocument> forbidden(ForbiddenException e) {
        return ProblemDocument.answer(Problem.of(PlatformError.FORBIDDEN, PlatformError.FORBIDDEN.title()));
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDocument> web(WebApplicationException e) {
        if (e.getCause() instanceof JsonMappingException mapping) {
            return ProblemDocument.answer(unreadable(mapping));
        }
        if (e.getCause() instanceof JsonProcessingException syntax) {
            return ProblemDocument.answer(Problem.of(PlatformError.MALFORMED_BODY, where(syntax)));
        }
        PlatformError code = BY_STATUS.get(e.getResponse().getStatus());
        return code == null ? internal(e) : ProblemDocument.answer(Problem.of(code, code.title()));
    }

    /** Quarkus tells a body that ends too soon from a disk that is full by its words only. */
    @ServerExceptionMapper
    public RestResponse<ProblemDocument> unfinished(IOException e) {
        return CUT_SHORT.equals(e.getMessage())
                ? ProblemDocument.answer(
                        Problem.of(PlatformError.MALFORMED_BODY, "The multipart body ends before its last boundary"))
                : internal(e);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDocument> internal(Throwable e) {
        if (isOfAValue(e)) {
            LOG.warn("The database refuses a value", e);
            return ProblemDocument.answer(
                    Problem.of(PlatformError.VALIDATION_FAILED, "A value lies outside of what can be stored"));
        }
        LOG.error("Unexpected failure", e);
        return ProblemDocument.answer(Problem.of(PlatformError.INTERNAL, "Quote the traceId when you report it"));
    }

    /** The last line of defence: a value should have been refused by name before it came to the database. */
    private static boolean isOfAValue(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String state = switch (cause) {
                case PgException refused -> refused.getSqlState();
                case SQLException refused -> refused.getSQLState();
                default -> null;
            };
            if (state != null) {
                return VALUE_FAULTS.contains(state);
            }
        }
        return false;
    }

    private static Problem unreadable(JsonMappingException e) {
        if (e.getCause() instanceof Problem problem) {
            return problem;
        }
        String pointer = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
        String message =
                e.getOriginalMessage().lines().findFirst().orElse("").replaceAll("`[^`]*`", "the field's type");
        return Problem.of(
                PlatformError.MALFORMED_BODY, message, List.of(new FieldError(pointer, "unreadable", message)));
    }

    private static String where(JacksonException e) {
        // Of a body over one of the parser's limits, such as its depth.
        return e.getLocation() == null
                ? e.getOriginalMessage()
                : "Not JSON at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** Bean Validation's findings as one problem. */
    static final class Violations {
        private Violations() {}

        static Problem problem(Set<? extends ConstraintViolation<?>> violations) {
            List<FieldError> errors = violations.stream()
                    .map(v -> new FieldError(Pointers.of(v.getPropertyPath()), Pointers.codeOf(v), v.getMessage()))
                    .sorted(java.util.Comparator.comparing(FieldError::pointer))
                    .toList();
            String detail = errors.stream()
                    .map(error -> error.pointer() + " " + error.message())
                    .collect(Collectors.joining("; "));
            return Problem.of(PlatformError.VALIDATION_FAILED, detail, errors);
        }
    }
}
