package dev.kontor.deals.product;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.exports.ExportResource;
import dev.kontor.platform.exports.ExportResult;
import dev.kontor.platform.exports.Exports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs of products. */
@Tag(name = "Products")
@Path(ProductResource.PATH + "/exports")
@Governs("product")
public class ProductExportResource extends ExportResource {
    ProductExportResource(Exports exports, ExportResult results, ExportProducts exporter) {
        super(exports, results, exporter);
    }
}
