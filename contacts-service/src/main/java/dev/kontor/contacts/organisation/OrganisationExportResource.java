package dev.kontor.contacts.organisation;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.exports.ExportResource;
import dev.kontor.platform.exports.ExportResult;
import dev.kontor.platform.exports.Exports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs of organisations. */
@Tag(name = "Organisations")
@Path(OrganisationResource.PATH + "/exports")
@Governs("organisation")
public class OrganisationExportResource extends ExportResource {
    OrganisationExportResource(Exports exports, ExportResult results, ExportOrganisations exporter) {
        super(exports, results, exporter);
    }
}
