package dev.kontor.telephony.pbx.http;

import dev.kontor.platform.access.Caller;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.telephony.call.CallSignal;
import dev.kontor.telephony.call.RecordSignals;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Call events of any PBX, signed (Standard Webhooks). */
@Tag(name = "Call events")
@Path("/api/v1/call-events")
public class CallEventResource {
    private static final Logger LOG = Logger.getLogger(CallEventResource.class);

    private final WebhookSignature signature;
    private final CallEventReader reader;
    private final RecordSignals recordSignals;
    private final Caller caller;

    CallEventResource(WebhookSignature signature, CallEventReader reader, RecordSignals recordSignals, Caller caller) {
        this.signature = signature;
        this.reader = reader;
        this.recordSignals = recordSignals;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take in call events",
            description = "Headers webhook-id, webhook-timestamp and webhook-signature as Standard Webhooks say."
                    + " Events may come late, repeated and in any order: the call ends up the same.")
    @PermissionsAllowed("call-event:create")
    public Uni<RestResponse<CallEventResult.Many>> take(
            @RequestBody(content = @Content(schema = @Schema(implementation = CallEventBatch.class))) byte[] body) {
        signature.require(body);
        List<CallEventReader.Read> events = reader.read(body);
        return record(events).map(failed -> RestResponse.ok(results(events, failed)));
    }

    /** One transaction per call, one after another; answers the calls that could not be taken in. */
    private Uni<Set<String>> record(List<CallEventReader.Read> events) {
        String pbx = caller.actor();
        Set<String> failed = new HashSet<>();
        return Multi.createFrom()
                .iterable(byCall(events).entrySet())
                .onItem()
                .transformToUniAndConcatenate(call -> recordSignals
                        .record(pbx, call.getKey(), call.getValue())
                        .onFailure()
                        .recoverWithItem(e -> {
                            LOG.errorf(e, "Events of call %s could not be taken in", call.getKey());
                            failed.add(call.getKey());
                            return 0;
                        }))
                .collect()
                .asList()
                .replaceWith(failed);
    }

    private static Map<String, List<CallSignal>> byCall(List<CallEventReader.Read> events) {
        return events.stream()
                .map(CallEventReader.Read::event)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(
                        CallEvent::callId,
                        LinkedHashMap::new,
                        Collectors.mapping(CallEvent::signal, Collectors.toList())));
    }

    private static CallEventResult.Many results(List<CallEventReader.Read> events, Set<String> failedCalls) {
        return new CallEventResult.Many(
                events.stream().map(read -> result(read, failedCalls)).toList());
    }

    private static CallEventResult result(CallEventReader.Read read, Set<String> failedCalls) {
        CallEvent event = read.event();
        if (event == null) {
            return CallEventResult.refused(read.id(), read.errors());
        }
        return failedCalls.contains(event.callId())
                ? CallEventResult.later(event.id())
                : CallEventResult.taken(event.id());
    }
}
