package dev.kontor.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code application/problem+json} (RFC 9457). {@code type} is served by the gateway and explains the error. */
@Schema(name = "Problem")
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "traceId", "errors"})
public record ProblemDocument(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final int TOO_MANY = 429;
    /** Requests are the gateway's to count; what a service has too many of are jobs, which take minutes. */
    private static final int RETRY_AFTER_SECONDS = 60;

    private static final String TYPE_BASE = "/api/v1/errors/";

    public static ProblemDocument from(Problem problem) {
        ErrorCode code = problem.code();
        return new ProblemDocument(
                TYPE_BASE + code.code(),
                code.title(),
                code.status(),
                code.code(),
                problem.detail(),
                Span.current().getSpanContext().getTraceId(),
                problem.errors(),
                problem.extensions());
    }

    static RestResponse<ProblemDocument> answer(Problem problem) {
        RestResponse<ProblemDocument> answer = RestResponse.ResponseBuilder.<ProblemDocument>create(
                        problem.code().status())
                .entity(from(problem))
                .type(MediaType.valueOf(MEDIA_TYPE))
                .build();
        if (problem.code().status() == TOO_MANY) {
            answer.getHeaders().putSingle("Retry-After", RETRY_AFTER_SECONDS);
        }
        return answer;
    }
}
