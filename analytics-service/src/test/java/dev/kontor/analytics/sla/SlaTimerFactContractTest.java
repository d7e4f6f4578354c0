package dev.kontor.analytics.sla;

import dev.kontor.analytics.sla.SlaTimerFact.Terms;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlaTimerFactContractTest {
    @Test
    void factsOfATimer() {
        Terms terms = new Terms(
                UUID.fromString("0197a001-0000-7000-8000-0000000000a1"),
                "invoice-within-4-working-hours",
                "0197a001-0000-7000-8000-000000000012",
                UUID.fromString("0197a001-0000-7000-8000-000000000001"),
                Instant.parse("2026-11-20T15:30:00Z"),
                Instant.parse("2026-11-23T09:30:00Z"),
                Instant.parse("2026-11-23T10:30:00Z"));
        Contracts.verifyAll(
                SlaTimerFact.class,
                List.of(
                        new SlaTimerFact.Started(terms),
                        new SlaTimerFact.Warned(terms, Instant.parse("2026-11-23T09:30:00.120Z")),
                        new SlaTimerFact.Met(terms, Instant.parse("2026-11-23T08:05:00Z")),
                        new SlaTimerFact.Breached(terms, Instant.parse("2026-11-23T10:30:00.090Z"))));
    }
}
