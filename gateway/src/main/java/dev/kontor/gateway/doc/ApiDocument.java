package dev.kontor.gateway.doc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.gateway.route.RouteTable;
import jakarta.inject.Singleton;

/** The one OpenAPI 3.1 document, put together once out of the services' committed ones. */
@Singleton
class ApiDocument {
    private static final String GATEWAY = "gateway";
    private static final String DESCRIPTION = """
            One customer-relationship platform, many services, one door. Every list takes `filter`, `sort`, `limit` and `cursor`; every \
            POST honours `Idempotency-Key`; every change can be guarded by `If-Match`; every error is a problem document (RFC 9457) whose \
            `type` explains it.""";

    private final byte[] bytes;

    ApiDocument(Contracts contracts, RouteTable routes, ObjectMapper json) throws JsonProcessingException {
        ApiMerger merger = new ApiMerger(frame(json));
        routes.services().forEach(service -> contracts.openApi(service).ifPresent(api -> merger.add(service, api)));
        contracts.openApi(GATEWAY).ifPresent(api -> merger.add(GATEWAY, api));
        this.bytes = json.writeValueAsBytes(merger.document());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static ObjectNode frame(ObjectMapper json) {
        ObjectNode frame = json.createObjectNode().put("openapi", "3.1.0");
        frame.putObject("info").put("title", "Kontor API").put("version", "1").put("description", DESCRIPTION);
        frame.putArray("servers").addObject().put("url", "/").put("description", "This gateway");
        frame.putArray("security").addObject().putArray(ApiMerger.SCHEME);
        frame.putArray("tags");
        frame.putObject("paths");
        frame.putObject("components")
                .putObject("securitySchemes")
                .putObject(ApiMerger.SCHEME)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "An access token of the realm with the audience kontor-api");
        return frame;
    }
}
