package dev.kontor.deals.invoice;

import dev.kontor.deals.money.Money;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvoiceFactContractTest {
    private static final Instant AT = Instant.parse("2026-03-05T08:00:00Z");

    @Test
    void factsAreWrittenAsTheContractSays() {
        InvoiceSnapshot draft = under(null);
        InvoiceSnapshot issued = under("2026-000001");
        Contracts.verifyAll(
                InvoiceFact.class,
                List.of(
                        new InvoiceFact.Drafted(draft),
                        new InvoiceFact.Revised(draft, List.of("lines")),
                        new InvoiceFact.Issued(issued, AT),
                        new InvoiceFact.PaymentReceived(issued, Money.of("200", "EUR"), Money.of("42", "EUR"), AT),
                        new InvoiceFact.Reassigned(issued, id(2)),
                        new InvoiceFact.Paid(issued, AT),
                        new InvoiceFact.Overdue(issued, AT),
                        new InvoiceFact.Shared(
                                issued, new Grant(id(2), null, true, Instant.parse("2026-12-24T16:00:00Z"))),
                        new InvoiceFact.Unshared(issued, new Withdrawal(null, "tallinn"))));
    }

    private static InvoiceSnapshot under(String number) {
        return new InvoiceSnapshot(
                number,
                id(20),
                id(12),
                CustomerKind.ORGANISATION,
                id(1),
                "riga",
                Money.of("242", "EUR"),
                LocalDate.of(2026, 3, 31));
    }

    private static UUID id(int number) {
        return UUID.fromString(String.format(Locale.ROOT, "0197a001-0000-7000-8000-%012d", number));
    }
}
