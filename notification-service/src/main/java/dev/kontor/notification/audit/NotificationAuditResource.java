package dev.kontor.notification.audit;

import dev.kontor.platform.audit.AuditEntries;
import dev.kontor.platform.audit.AuditResource;
import dev.kontor.platform.audit.ProveChain;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who wrote and read what in this service. */
@Tag(name = "Audit")
@Path("/api/v1/audit/notification")
public class NotificationAuditResource extends AuditResource {
    NotificationAuditResource(AuditEntries entries, ProveChain prove) {
        super(entries, prove);
    }
}
