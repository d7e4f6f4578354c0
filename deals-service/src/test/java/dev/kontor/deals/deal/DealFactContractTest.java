package dev.kontor.deals.deal;

import dev.kontor.deals.money.Money;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DealFactContractTest {
    private static final Instant AT = Instant.parse("2026-03-05T08:00:00Z");

    @Test
    void factsAreWrittenAsTheContractSays() {
        Contracts.verifyAll(
                DealFact.class,
                List.of(
                        new DealFact.Opened(in("prospecting")),
                        new DealFact.StageChanged(in("engaging"), "prospecting", "engaging", AT),
                        new DealFact.Revised(in("engaging"), List.of("amount")),
                        new DealFact.Reassigned(in("engaging"), id(2)),
                        new DealFact.Won(in("won"), "engaging", AT),
                        new DealFact.Lost(in("lost"), "engaging", AT, "too-expensive"),
                        new DealFact.Shared(
                                in("engaging"), new Grant(id(2), null, true, Instant.parse("2026-12-24T16:00:00Z"))),
                        new DealFact.Unshared(in("engaging"), new Withdrawal(null, "tallinn"))));
    }

    private static DealSnapshot in(String stage) {
        return new DealSnapshot(
                id(10),
                stage,
                id(11),
                id(12),
                id(13),
                id(1),
                "riga",
                "fair",
                Money.of("1250.50", "EUR"),
                Instant.parse("2026-03-01T08:00:00Z"));
    }

    private static UUID id(int number) {
        return UUID.fromString(String.format(Locale.ROOT, "0197a001-0000-7000-8000-%012d", number));
    }
}
