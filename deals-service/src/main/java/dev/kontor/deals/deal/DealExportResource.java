package dev.kontor.deals.deal;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.exports.ExportResource;
import dev.kontor.platform.exports.ExportResult;
import dev.kontor.platform.exports.Exports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs of deals. */
@Tag(name = "Deals")
@Path(DealResource.PATH + "/exports")
@Governs("deal")
public class DealExportResource extends ExportResource {
    DealExportResource(Exports exports, ExportResult results, ExportDeals exporter) {
        super(exports, results, exporter);
    }
}
