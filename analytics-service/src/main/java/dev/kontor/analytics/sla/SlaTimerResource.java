package dev.kontor.analytics.sla;

import static dev.kontor.platform.security.Roles.ADMINISTRATOR;
import static dev.kontor.platform.security.Roles.AUDITOR;
import static dev.kontor.platform.security.Roles.HEAD;
import static dev.kontor.platform.security.Roles.INTEGRATOR;
import static dev.kontor.platform.security.Roles.SALES;
import static dev.kontor.platform.security.Roles.SUPPORT;

import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.security.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
    @RolesAllowed({ADMINISTRATOR, HEAD, SALES, SUPPORT, AUDITOR, INTEGRATOR})
    @WithSession
    @Operation(summary = "List timers")
    public Uni<Page<SlaTimerView>> list(@BeanParam @Valid ListQuery query) {
        return timers.page(query, caller.scope()).map(page -> page.map(SlaTimer::view));
    }
}
