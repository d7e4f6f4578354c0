package dev.kontor.deals.deal;

import dev.kontor.platform.imports.ImportResource;
import dev.kontor.platform.imports.Imports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deals by CSV. */
@Path(DealResource.PATH + "/imports")
@Tag(name = "Deals")
public class DealImportResource extends ImportResource {
    DealImportResource(Imports imports, ImportDeals importer) {
        super(imports, importer);
    }
}
