package dev.kontor.deals.deal;

import dev.kontor.deals.money.Money;
import dev.kontor.deals.pipeline.Pipeline;
import dev.kontor.deals.pipeline.TestPipelines;
import java.time.Instant;
import java.util.UUID;

/** Builds deals for tests: {@code aDeal().worth("100.00").open()}. */
final class TestDeal {
    static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    static final Pipeline SALES = TestPipelines.sales();

    private Money amount;
    private Instant openedAt = OPENED;
    private String stage;

    static TestDeal aDeal() {
        return new TestDeal();
    }

    TestDeal worth(String euros) {
        amount = Money.of(euros, "EUR");
        return this;
    }

    TestDeal openedAt(Instant at) {
        openedAt = at;
        return this;
    }

    TestDeal in(String code) {
        stage = code;
        return this;
    }

    Deal open() {
        DealDetails details = new DealDetails("Printers", amount, null, null, null, openedAt, null, null);
        return Deal.open(SALES, stage, details, new Ownership(UUID.randomUUID(), "riga"), Origin.HERE, NOW);
    }
}
