package dev.kontor.analytics.projection;

import dev.kontor.analytics.ingest.FactReader;
import dev.kontor.analytics.ingest.IncomingFact;
import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import dev.kontor.analytics.ingest.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Codes and names of products; a delisted one keeps its name in the numbers of its time. */
@ApplicationScoped
class ProductProjection implements Projection {
    private static final Register STANDING = Register.of("version", "code text", "name text");
    private static final MergeTable PRODUCTS = new MergeTable("product", List.of("id uuid"), List.of(), STANDING);

    private final FactReader reader;

    ProductProjection(FactReader reader) {
        this.reader = reader;
    }

    /** What is read of a product's facts. */
    private record ProductFact(String code, String name) {}

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.deals.product");
    }

    @Override
    public Fold fold() {
        return Fold.into(PRODUCTS.rows(), this::take);
    }

    private void take(MergeTable.Rows products, IncomingFact event) {
        switch (event.type()) {
            case "kontor.deals.product.listed.v1", "kontor.deals.product.revised.v1" -> {
                ProductFact fact = reader.read(event, ProductFact.class);
                products.at(event.subject()).set(STANDING, event.version(), fact.code(), fact.name());
            }
            default -> {}
        }
    }
}
