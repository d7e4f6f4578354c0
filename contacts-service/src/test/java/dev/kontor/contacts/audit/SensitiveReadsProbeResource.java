package dev.kontor.contacts.audit;

import dev.kontor.platform.audit.SensitiveReads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells a secret of any record, as an endpoint with sensitive fields does. */
@Path("/test/secrets")
public class SensitiveReadsProbeResource {
    static final String SECRET = "The birthday is 29 February";

    private final SensitiveReads reads;

    SensitiveReadsProbeResource(SensitiveReads reads) {
        this.reads = reads;
    }

    @GET
    @RolesAllowed("sales")
    @Operation(hidden = true)
    public Uni<String> tell(@QueryParam("entity") String entity, @QueryParam("id") List<UUID> ids) {
        String before = Thread.currentThread().getName();
        return reads.record(entity, ids, List.of("birthday"))
                .map(noted -> Thread.currentThread().getName().equals(before) ? SECRET : "Another thread");
    }
}
