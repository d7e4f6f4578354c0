package dev.kontor.notification;

import dev.kontor.platformtest.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsTheHouseRules() {
        ArchitectureRules.verify("dev.kontor.notification");
    }
}
