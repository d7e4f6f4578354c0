package dev.kontor.deals.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.deals.DealError;
import dev.kontor.deals.Moment;
import dev.kontor.deals.deal.Ownership;
import dev.kontor.deals.money.Money;
import dev.kontor.platform.problem.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InvoiceTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final Moment MOMENT = new Moment(NOW, NOW);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);

    @Test
    void roundsEachLineSoThatTheLinesAddUp() {
        // given: 3 × 0.335 would be 1.005 exactly; 21 % of 1.01 is 0.2121
        InvoiceLine line =
                new InvoiceLine("Ink", new BigDecimal("0.335"), Money.of("3.00", "EUR"), new BigDecimal("21"));

        // when
        Invoice invoice = anInvoice(line, line);

        // then
        assertThat(line.net()).isEqualTo(Money.of("1.01", "EUR"));
        assertThat(line.tax()).isEqualTo(Money.of("0.21", "EUR"));
        assertThat(invoice.total()).isEqualTo(Money.of("2.44", "EUR"));
    }

    @Test
    void isPaidWhenTheLastPartHasCome() {
        // given
        Invoice invoice = issued();

        // when
        List<InvoiceFact> first = invoice.pay(Money.of("100.00", "EUR"), MOMENT);
        List<InvoiceFact> last = invoice.pay(Money.of("21.00", "EUR"), MOMENT);

        // then
        assertThat(first)
                .singleElement()
                .isInstanceOfSatisfying(
                        InvoiceFact.PaymentReceived.class,
                        fact -> assertThat(fact.outstanding()).isEqualTo(Money.of("21.00", "EUR")));
        assertThat(last).hasExactlyElementsOfTypes(InvoiceFact.PaymentReceived.class, InvoiceFact.Paid.class);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
        refused(DealError.INVOICE_NOT_PAYABLE, () -> invoice.pay(Money.of("1", "EUR"), MOMENT));
    }

    @Test
    void refusesImpossiblePayments() {
        Invoice invoice = issued();
        refused(DealError.PAYMENT_TOO_LARGE, () -> invoice.pay(Money.of("121.01", "EUR"), MOMENT));
        refused(DealError.CURRENCY_MIXED, () -> invoice.pay(Money.of("1", "USD"), MOMENT));
        assertThatThrownBy(() -> invoice.pay(Money.zero("EUR"), MOMENT)).isInstanceOf(Problem.class);
        refused(DealError.INVOICE_NOT_PAYABLE, () -> anInvoice(aLine()).pay(Money.of("1", "EUR"), MOMENT));
    }

    @Test
    void doesNotChangeOnceIssued() {
        Invoice invoice = issued();
        refused(DealError.INVOICE_ISSUED, () -> invoice.revise(invoice.draft(), List.of("dueOn"), NOW));
        refused(DealError.INVOICE_ISSUED, () -> invoice.issue("2026-000002", NOW));
        assertThat(invoice.number()).isEqualTo("2026-000001");
    }

    @Test
    void draftsChange() {
        // given
        Invoice invoice = anInvoice(aLine());

        // when
        List<InvoiceFact> facts = invoice.revise(aDraft(aLine(), aLine()), List.of("lines"), NOW);

        // then
        assertThat(facts).singleElement().isInstanceOf(InvoiceFact.Revised.class);
        assertThat(invoice.total()).isEqualTo(Money.of("242.00", "EUR"));
        assertThat(invoice.revise(invoice.draft(), List.of(), NOW)).isEmpty();
    }

    @Test
    void goesToSomebodyElse() {
        // given
        Invoice invoice = issued();
        UUID before = invoice.ownerId();
        Ownership to = new Ownership(UUID.randomUUID(), "tallinn");

        // when, then
        assertThat(invoice.reassign(to, NOW))
                .singleElement()
                .isInstanceOfSatisfying(InvoiceFact.Reassigned.class, fact -> {
                    assertThat(fact.fromOwnerId()).isEqualTo(before);
                    assertThat(fact.invoice().ownerId()).isEqualTo(to.ownerId());
                    assertThat(fact.invoice().team()).isEqualTo("tallinn");
                });
        assertThat(invoice.reassign(to, NOW)).isEmpty();
    }

    @Test
    void fallsOverdueOnceAfterItsLastDay() {
        Invoice invoice = issued();
        assertThat(invoice.fallOverdue(DUE, NOW)).isEmpty();
        assertThat(invoice.fallOverdue(DUE.plusDays(1), NOW)).singleElement().isInstanceOf(InvoiceFact.Overdue.class);
        assertThat(invoice.fallOverdue(DUE.plusDays(2), NOW)).isEmpty();
        assertThat(invoice.pay(invoice.outstanding(), MOMENT)).hasSize(2);
        assertThat(anInvoice(aLine()).fallOverdue(DUE.plusDays(1), NOW)).isEmpty();
    }

    @Test
    void isInOneCurrencyAndNotNegative() {
        InvoiceLine dollars = new InvoiceLine("Ink", BigDecimal.ONE, Money.of("1", "USD"), BigDecimal.ZERO);
        refused(DealError.CURRENCY_MIXED, () -> anInvoice(aLine(), dollars));
        InvoiceLine discount = new InvoiceLine("Discount", BigDecimal.ONE, Money.of("-1000", "EUR"), BigDecimal.ZERO);
        assertThatThrownBy(() -> anInvoice(aLine(), discount)).isInstanceOf(Problem.class);
    }

    private static Invoice issued() {
        Invoice invoice = anInvoice(aLine());
        invoice.issue("2026-000001", NOW);
        return invoice;
    }

    private static InvoiceLine aLine() {
        return new InvoiceLine("Printer", BigDecimal.ONE, Money.of("100.00", "EUR"), new BigDecimal("21"));
    }

    private static InvoiceDraft aDraft(InvoiceLine... lines) {
        return new InvoiceDraft(UUID.randomUUID(), CustomerKind.ORGANISATION, null, "EUR", DUE, Arrays.asList(lines));
    }

    private static Invoice anInvoice(InvoiceLine... lines) {
        return Invoice.draft(aDraft(lines), new Ownership(null, null), NOW);
    }

    private static void refused(DealError code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    @Test
    void theViewTellsWhatTheInvoiceSays() {
        // given
        Invoice invoice = issued();

        // when
        InvoiceView view = InvoiceView.from(invoice);

        // then
        assertThat(view.number()).isEqualTo("2026-000001");
        assertThat(view.outstanding()).isEqualTo(Money.of("121", "EUR"));
        assertThat(view.lines()).extracting(InvoiceView.LineView::tax).containsExactly(Money.of("21", "EUR"));
        assertThat(view.version()).isZero();
        assertThat(invoice.drafted()).isInstanceOf(InvoiceFact.Drafted.class);
    }
}
