package dev.kontor.contacts.organisation;

import dev.kontor.platform.imports.ImportResource;
import dev.kontor.platform.imports.Imports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Organisations by CSV. */
@Path(OrganisationResource.PATH + "/imports")
@Tag(name = "Organisations")
public class OrganisationImportResource extends ImportResource {
    OrganisationImportResource(Imports imports, ImportOrganisations importer) {
        super(imports, importer);
    }
}
