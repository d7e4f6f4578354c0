package dev.kontor.activity.timeline;

import dev.kontor.platform.access.Caller;
import dev.kontor.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What has happened with a customer. */
@Path("/api/v1/timelines")
@Tag(name = "Timelines")
public class TimelineResource {
    private static final int MAX_LIMIT = 500;
    private static final int MAX_KINDS = 20;

    private final TimelineEntries timeline;
    private final Caller caller;

    TimelineResource(TimelineEntries timeline, Caller caller) {
        this.timeline = timeline;
        this.caller = caller;
    }

    @GET
    @Path("{partyId}")
    @Operation(summary = "The feed of a person or organisation, newest first")
    @PermissionsAllowed("timeline:read")
    public Uni<Page<TimelineEntryView>> feed(
            UUID partyId,
            @QueryParam("kind")
                    @Size(max = MAX_KINDS)
                    @Parameter(description = "call: all of calls; call.missed: only these. May be repeated.")
                    List<String> kinds,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MAX_LIMIT) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        TimelineCursor after = cursor == null ? null : TimelineCursor.decode(cursor);
        return timeline.page(partyId, kinds, limit, after, TimelineReach.of(caller));
    }
}
