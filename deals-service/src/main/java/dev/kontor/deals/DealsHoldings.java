package dev.kontor.deals;

import dev.kontor.platform.integrity.Holding;
import dev.kontor.platform.integrity.Holdings;
import jakarta.inject.Singleton;
import java.util.List;

/** What deals-service can prove to hold. */
@Singleton
class DealsHoldings implements Holdings {
    @Override
    public List<Holding> all() {
        return List.of(
                Holding.base("product", "product"),
                Holding.base("pipeline", "pipeline"),
                Holding.base("deal", "deal"),
                Holding.base("invoice", "invoice"),
                Holding.copy("person", "reference").where("kind = 'person'"),
                Holding.copy("organisation", "reference").where("kind = 'organisation'"),
                Holding.copy("staff", "reference").where("kind = 'staff'"));
    }
}
