package dev.kontor.platform.audit;

import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The audit trail of a service, which adds its path {@code /api/v1/audit/<service>}.
 */
public abstract class AuditResource {
    private final AuditEntries entries;
    private final ProveChain prove;

    protected AuditResource(AuditEntries entries, ProveChain prove) {
        this.entries = entries;
        this.prove = prove;
    }

    @GET
    @Path("entries")
    @Operation(
            summary = "Search who wrote and read what",
            description =
                    "Filter by entity, recordId, part, action, actor, address, at, correlationId, traceId and seq; sort"
                            + " by seq or at. An entry appears about a second after its transaction.")
    @APIResponse(responseCode = "200", description = "OK")
    @PermissionsAllowed("audit:read")
    public Uni<Page<AuditEntryView>> entries(@BeanParam @Valid ListQuery query) {
        return entries.page(query);
    }

    @GET
    @Path("chain")
    @Operation(
            summary = "Prove that no entry was changed, removed or put in between",
            description = "Computes the hashes of a block of entries anew. Ask on after the last until it is the end.")
    @APIResponse(responseCode = "200", description = "OK")
    @PermissionsAllowed("integrity:read")
    public Uni<ChainView> chain(
            @Parameter(
                            description =
                                    "The entry that the block hangs on, such as the last of the block before; 0: the beginning")
                    @QueryParam("after")
                    @DefaultValue("0")
                    @Min(0)
                    long after) {
        return prove.block(after);
    }
}
