package dev.kontor.deals.product;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.imports.ImportResource;
import dev.kontor.platform.imports.Imports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Import jobs of products. */
@Tag(name = "Products")
@Path(ProductResource.PATH + "/imports")
@Governs("product")
public class ProductImportResource extends ImportResource {
    ProductImportResource(Imports imports, ImportProducts importer) {
        super(imports, importer);
    }
}
