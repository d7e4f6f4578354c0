package dev.kontor.gateway.problem;

import jakarta.ws.rs.WebApplicationException;
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
        return answer(problem.error(), problem.detail());
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
        return RestResponse.ResponseBuilder.<ProblemDocument>create(error.status())
                .entity(ProblemDocument.of(error, detail))
                .type(MediaType.valueOf(ProblemDocument.MEDIA_TYPE))
                .build();
    }
}
