package dev.kontor.gateway.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code application/problem+json} (RFC 9457), member for member what the services answer. */
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
    private static final String TYPE_BASE = "/api/v1/errors/";

    public static ProblemDocument of(GatewayError error, String detail) {
        return of(Problem.of(error, detail));
    }

    static ProblemDocument of(Problem problem) {
        GatewayError error = problem.error();
        return new ProblemDocument(
                TYPE_BASE + error.code(),
                error.title(),
                error.status(),
                error.code(),
                problem.detail(),
                Span.current().getSpanContext().getTraceId(),
                problem.errors(),
                problem.extensions());
    }

    /** Ends the response with this document, unless the answer is already on its way. */
    public static void answer(HttpServerResponse response, GatewayError error, String detail) {
        if (response.headWritten() || response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(Json.encodeToBuffer(of(error, detail)));
    }
}
