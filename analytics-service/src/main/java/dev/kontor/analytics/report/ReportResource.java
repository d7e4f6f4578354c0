package dev.kontor.analytics.report;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reports over HTTP. Everybody sees the figures of the records that he may see: his own and his teams', or all. */
@Path("/api/v1/reports")
@Tag(name = "Reports")
class ReportResource {
    private static final int MAX_CODE = 100;

    private final ReportDeals deals;
    private final ReportFunnel funnel;
    private final ReportKpis kpis;
    private final ReportManagers managers;
    private final ReportSla sla;
    private final Caller caller;

    ReportResource(
            ReportDeals deals,
            ReportFunnel funnel,
            ReportKpis kpis,
            ReportManagers managers,
            ReportSla sla,
            Caller caller) {
        this.deals = deals;
        this.funnel = funnel;
        this.kpis = kpis;
        this.managers = managers;
        this.sla = sla;
        this.caller = caller;
    }

    @GET
    @Path("/deals")
    @Operation(summary = "Deals won, lost and open: by stage, quarter, owner and product")
    @PermissionsAllowed("report:read")
    public Uni<DealReport> deals(@BeanParam @Valid ReportQuery query) {
        return deals.report(query, caller.scope("report", Action.READ));
    }

    @GET
    @Path("/funnel")
    @Operation(summary = "Deals entering, leaving and lost, stage by stage")
    @PermissionsAllowed("report:read")
    public Uni<FunnelReport> funnel(@BeanParam @Valid ReportQuery query) {
        return funnel.report(query, caller.scope("report", Action.READ));
    }

    @GET
    @Path("/kpis")
    @Operation(summary = "The four key figures")
    @PermissionsAllowed("report:read")
    public Uni<KpiReport> kpis(@BeanParam @Valid ReportQuery query) {
        return kpis.report(query, caller.scope("report", Action.READ));
    }

    @GET
    @Path("/managers")
    @Operation(summary = "Calls, deals, tasks and meetings of each person")
    @PermissionsAllowed("report:read")
    public Uni<ManagerReport> managers(@BeanParam @Valid ReportQuery query) {
        return managers.report(query, caller.scope("report", Action.READ));
    }

    @GET
    @Path("/sla")
    @Operation(summary = "Regulations met and breached, per member of staff")
    @PermissionsAllowed("report:read")
    public Uni<SlaReport> sla(
            @QueryParam("policy") @Size(max = MAX_CODE) @Nullable String policy, @BeanParam @Valid ReportQuery query) {
        return sla.report(policy, query, caller.scope("report", Action.READ));
    }
}
