package dev.kontor.activity.staff;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.imports.ImportResource;
import dev.kontor.platform.imports.Imports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Import jobs of staff. */
@Tag(name = "Staff")
@Path("/api/v1/staff/imports")
@Governs("staff")
public class StaffImportResource extends ImportResource {
    StaffImportResource(Imports imports, StaffImporter importer) {
        super(imports, importer);
    }
}
