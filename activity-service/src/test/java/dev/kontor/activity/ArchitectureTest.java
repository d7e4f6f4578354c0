package dev.kontor.activity;

import dev.kontor.platformtest.ArchitectureRules;
import dev.kontor.platformtest.Contracts;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceHasTheShapeOfTheHouse() {
        ArchitectureRules.verify("dev.kontor.activity");
    }

    @Test
    void everyErrorStandsInTheCatalogue() {
        Contracts.verifyErrors(ActivityError.values());
    }
}
