package dev.kontor.contacts.organisation;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.imports.ImportResource;
import dev.kontor.platform.imports.Imports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Import jobs of organisations. */
@Tag(name = "Organisations")
@Path(OrganisationResource.PATH + "/imports")
@Governs("organisation")
public class OrganisationImportResource extends ImportResource {
    OrganisationImportResource(Imports imports, ImportOrganisations importer) {
        super(imports, importer);
    }
}
