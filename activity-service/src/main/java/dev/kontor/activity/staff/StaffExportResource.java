package dev.kontor.activity.staff;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.exports.ExportResource;
import dev.kontor.platform.exports.ExportResult;
import dev.kontor.platform.exports.Exports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs of members of staff. */
@Tag(name = "Staff")
@Path("/api/v1/staff/exports")
@Governs("staff")
public class StaffExportResource extends ExportResource {
    StaffExportResource(Exports exports, ExportResult results, ExportStaff exporter) {
        super(exports, results, exporter);
    }
}
