package dev.kontor.analytics;

import dev.kontor.platformtest.ArchitectureRules;
import dev.kontor.platformtest.Contracts;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceHasTheShapeOfTheHouse() {
        ArchitectureRules.verify("dev.kontor.analytics");
    }

    @Test
    void everyErrorStandsInTheCatalogue() {
        Contracts.verifyErrors(AnalyticsError.values());
    }
}
