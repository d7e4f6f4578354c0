package dev.kontor.telephony.pop;

import dev.kontor.platform.access.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stream of screen pops of the signed-in agent (WHATWG server-sent events). */
@Tag(name = "Calls")
@Path("/api/v1/screen-pops")
public class ScreenPopResource {
    private static final String EVENT = "screen-pop";
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final ScreenPopStreams streams;
    private final Caller caller;
    private final SecurityIdentity identity;
    private final Clock clock;

    ScreenPopResource(ScreenPopStreams streams, Caller caller, SecurityIdentity identity, Clock clock) {
        this.streams = streams;
        this.caller = caller;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Listen for the caller's screen pops",
            description = "Events named screen-pop while the agent's telephone rings; a comment each 15 seconds."
                    + " The stream ends with the token: come again with a new one.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ScreenPop.class)))
    @PermissionsAllowed("screen-pop:read")
    public Multi<OutboundSseEvent> listen(@Context Sse sse) {
        return streams.of(caller.staffId())
                .map(message -> event(sse, message))
                .select()
                .first(tokenLife());
    }

    private Duration tokenLife() {
        long expiresAt = ((JsonWebToken) identity.getPrincipal()).getExpirationTime();
        Duration life = Duration.ofSeconds(expiresAt - clock.instant().getEpochSecond());
        return life.compareTo(SHORTEST) < 0 ? SHORTEST : life;
    }

    private static OutboundSseEvent event(Sse sse, ScreenPopStreams.Message message) {
        return switch (message) {
            case ScreenPopStreams.Message.Heartbeat beat ->
                sse.newEventBuilder().comment("heartbeat").build();
            case ScreenPopStreams.Message.Pop found ->
                sse.newEventBuilder()
                        .name(EVENT)
                        .id(found.pop().callId().toString())
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(found.pop())
                        .build();
        };
    }
}
