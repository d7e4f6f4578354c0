package dev.kontor.gateway.problem;

import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Exceptions of the gateway's own resources become problem documents. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Map<Integer, GatewayError> BY_STATUS = Map.of(
            400, GatewayError.MALFORMED_REQUEST,
            404, GatewayError.NOT_FOUND,
            405, GatewayError.METHOD_NOT_ALLOWED,
            406, GatewayError.NOT_ACCEPTABLE);

    @ServerExceptionMapper
    public RestResponse<ProblemDocument> problem(Problem problem) {
        return answer(problem);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDocument> forbidden(ForbiddenException e) {
        return answer(GatewayError.FORBIDDEN, GatewayError.FORBIDDEN.title());
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDocument> web(WebApplicationException e) {
        GatewayError error = BY_STATUS.get(e.getResponse().getStatus());
        return error == null ? internal(e) : answer(error, error.title());
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDocument> internal(Throwable e) {
        LOG.error("Unexpected failure", e);
        return answer(GatewayError.INTERNAL, "Quote the traceId when you report it");
    }

    private static RestResponse<ProblemDocument> answer(GatewayError error, String detail) {
        return answer(Problem.of(error, detail));
    }

    private static RestResponse<ProblemDocument> answer(Problem problem) {
        RestResponse.ResponseBuilder<ProblemDocument> answer = RestResponse.ResponseBuilder.<ProblemDocument>create(
                        problem.error().status())
                .entity(ProblemDocument.of(problem))
                .type(MediaType.valueOf(ProblemDocument.MEDIA_TYPE));
        if (problem.retryAfterSeconds() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        return answer.build();
    }
}
