package dev.kontor.deals.deal;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.imports.ImportResource;
import dev.kontor.platform.imports.Imports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Import jobs of deals. */
@Tag(name = "Deals")
@Path(DealResource.PATH + "/imports")
@Governs("deal")
public class DealImportResource extends ImportResource {
    DealImportResource(Imports imports, ImportDeals importer) {
        super(imports, importer);
    }
}
