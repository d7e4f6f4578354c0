package dev.kontor.gateway.stream;

import dev.kontor.gateway.problem.FieldError;
import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import dev.kontor.gateway.problem.ProblemDocument;
import dev.kontor.gateway.route.Correlation;
import dev.kontor.gateway.security.BearerAuthentication;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The facts of all services, as a stream or by long-poll. */
@Path("/api/v1/events")
@Tag(name = "Events")
@RolesAllowed({"administrator", "head", "sales", "support", "marketing", "frontdesk", "field", "integrator", "auditor"})
public class EventResource {
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_WAIT_SECONDS = 30;

    private final StreamEvents streamEvents;
    private final PollEvents pollEvents;
    private final SecurityIdentity identity;

    EventResource(StreamEvents streamEvents, PollEvents pollEvents, SecurityIdentity identity) {
        this.streamEvents = streamEvents;
        this.pollEvents = pollEvents;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "readEvents",
            summary = "Facts of all services from a cursor on, as server-sent events or by long-poll",
            description =
                    "With Accept: text/event-stream each fact is a server-sent event whose id is the cursor after it; otherwise a "
                            + "page is answered as soon as there are facts, and empty when there are none after wait seconds, or none "
                            + "were found in ten seconds of looking. A cursor is good for 30 days, for the types and the subject "
                            + "it was given for. Facts about records that you may not see are passed over; fields that are "
                            + "concealed from you are so in facts too.")
    @Parameter(
            name = LAST_EVENT_ID,
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING),
            description = "Goes before after; sent by clients of server-sent events when they connect again")
    @APIResponse(
            responseCode = "200",
            description = "A page, or a stream without an end",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EventPage.class)),
                @Content(mediaType = SseOutlet.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read; errors names it",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    @APIResponse(
            responseCode = "410",
            description = "The cursor is older than 30 days; oldest is the oldest valid one",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    @APIResponse(responseCode = "429", description = "You have too many streams, see Retry-After")
    @APIResponse(responseCode = "503", description = "No place for another stream, or no event log, see Retry-After")
    public Uni<RestResponse<byte[]>> read(
            @Parameter(description = "Cursor, or earliest; without it from now on") @QueryParam("after") @Nullable
                    String after,
            @Parameter(description = "Types, or their beginnings and a *, by commas: kontor.deals.*")
                    @QueryParam("types")
                    @Nullable
                    String types,
            @Parameter(description = "Id of one record") @QueryParam("subject") @Nullable String subject,
            @Parameter(
                            description = "Seconds to wait for the first fact; not for streams",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "0",
                                            maximum = "" + MAX_WAIT_SECONDS,
                                            defaultValue = "0"))
                    @QueryParam("wait")
                    @Nullable
                    String wait,
            @Parameter(
                            description = "Most facts of a page; not for streams",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "" + MAX_LIMIT,
                                            defaultValue = "" + DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @jakarta.ws.rs.core.Context RoutingContext call) {
        HttpServerRequest request = call.request();
        FactFilter filter = new FactFilter(
                parsed("types", types, FactFilter::types), parsed("subject", subject, FactFilter::subject));
        String last = request.getHeader(LAST_EVENT_ID);
        // An empty cursor is a mistake of the caller's, and not the wish to begin now.
        String from = after == null && request.params().contains("after") ? "" : after;
        Wish wish = last == null || last.isEmpty()
                ? new Wish(viewer(request), filter, from, "after")
                : new Wish(viewer(request), filter, last, LAST_EVENT_ID);
        int seconds = number("wait", wait, 0, 0, MAX_WAIT_SECONDS);
        int most = number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
        // The event loop of the connection; the request's own context would keep more in memory for as long as the
        // stream lasts.
        Context context = VertxContext.getRootContext(Vertx.currentContext());
        if (wantsStream(request)) {
            return streamEvents.stream(wish, call, context);
        }
        return pollEvents
                .poll(wish, most, TimeUnit.SECONDS.toNanos(seconds), call, context)
                .map(page -> RestResponse.ResponseBuilder.ok(page.getBytes(), MediaType.APPLICATION_JSON)
                        .build());
    }

    private static boolean wantsStream(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(SseOutlet.MEDIA_TYPE) && !HttpMethod.HEAD.equals(request.method());
    }

    private Viewer viewer(HttpServerRequest request) {
        Instant until = identity.getAttribute(BearerAuthentication.EXPIRES_AT);
        return new Viewer(
                identity.getPrincipal().getName(),
                identity.getAttribute(BearerAuthentication.STANDING),
                request.getHeader(HttpHeaders.AUTHORIZATION),
                Correlation.of(request.getHeader("X-Correlation-Id")),
                until);
    }

    private static int number(String field, @Nullable String text, int absent, int min, int max) {
        return parsed(
                field,
                text,
                given -> {
                    int number = given == null || given.isEmpty() ? absent : Integer.parseInt(given);
                    if (number < min || number > max) {
                        throw new IllegalArgumentException();
                    }
                    return number;
                },
                "A whole number from " + min + " to " + max);
    }

    private static <T extends @Nullable Object> T parsed(
            String field, @Nullable String text, Function<@Nullable String, T> parser) {
        return parsed(field, text, parser, null);
    }

    private static <T extends @Nullable Object> T parsed(
            String field, @Nullable String text, Function<@Nullable String, T> parser, @Nullable String advice) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            String message = advice == null ? String.valueOf(e.getMessage()) : advice;
            throw Problem.of(
                    GatewayError.VALIDATION_FAILED, message, List.of(new FieldError(field, "parameter", message)));
        }
    }
}
