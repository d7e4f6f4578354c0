package dev.kontor.deals;

import dev.kontor.platformtest.ArchitectureRules;
import dev.kontor.platformtest.Contracts;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceHasTheShapeOfTheHouse() {
        ArchitectureRules.verify("dev.kontor.deals");
    }

    @Test
    void everyErrorIsInTheCatalogue() {
        Contracts.verifyErrors(DealError.values());
    }
}
