package dev.kontor.analytics.sla;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** SLA timers over HTTP; the engine alone writes them. */
@Path("/api/v1/sla-timers")
@Tag(name = "SLA")
class SlaTimerResource {
    private final SlaTimers timers;
    private final Caller caller;

    SlaTimerResource(SlaTimers timers, Caller caller) {
        this.timers = timers;
        this.caller = caller;
    }

    @GET
    @WithSession
    @Operation(summary = "List timers")
    @PermissionsAllowed("sla-timer:read")
    public Uni<Page<SlaTimerView>> list(@BeanParam @Valid ListQuery query) {
        return timers.page(query, caller.scope("sla-timer", Action.READ)).map(page -> page.map(SlaTimer::view));
    }
}
