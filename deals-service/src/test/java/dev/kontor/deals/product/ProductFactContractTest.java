package dev.kontor.deals.product;

import dev.kontor.deals.money.Money;
import dev.kontor.platformtest.Contracts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductFactContractTest {
    @Test
    void factsAreWrittenAsTheContractSays() {
        Money price = Money.of("550", "EUR");
        Contracts.verifyAll(
                ProductFact.class,
                List.of(
                        new ProductFact.Listed("gtx-basic", "GTX Basic", "GTX", price),
                        new ProductFact.Revised("gtx-basic", "GTX Basic", "GTX", price, List.of("price")),
                        new ProductFact.Delisted()));
    }
}
