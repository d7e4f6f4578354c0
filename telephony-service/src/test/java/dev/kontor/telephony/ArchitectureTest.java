package dev.kontor.telephony;

import dev.kontor.platformtest.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsItsShape() {
        ArchitectureRules.verify("dev.kontor.telephony");
    }
}
