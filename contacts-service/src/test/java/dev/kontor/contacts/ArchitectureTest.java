package dev.kontor.contacts;

import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platformtest.ArchitectureRules;
import dev.kontor.platformtest.Contracts;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceHasTheShapeOfTheHouse() {
        ArchitectureRules.verify("dev.kontor.contacts");
    }

    @Test
    void everyErrorStandsInTheCatalogue() {
        Contracts.verifyErrors(ContactsError.values());
        Contracts.verifyErrors(PlatformError.values());
    }
}
