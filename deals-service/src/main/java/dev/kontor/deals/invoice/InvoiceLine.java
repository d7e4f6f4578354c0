package dev.kontor.deals.invoice;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.kontor.deals.money.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * A line of an invoice. Net and tax are each rounded half up to the currency's minor unit on the line; sums of lines are not rounded
 * again, so that the printed lines add up to the printed total.
 *
 * @param quantity up to three digits after the point
 * @param unitPrice without tax; negative for a discount
 * @param taxPercent value-added tax in per cent
 */
@Embeddable
public record InvoiceLine(
        @NotBlank @Size(max = InvoiceLine.MAX_DESCRIPTION) String description,

        @NotNull
        @DecimalMin("0.001")
        @Digits(integer = InvoiceLine.QUANTITY_DIGITS, fraction = InvoiceLine.QUANTITY_FRACTION)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal quantity,

        @NotNull @Embedded @AttributeOverride(name = "amount", column = @Column(name = "unit_price"))
        Money unitPrice,

        @NotNull
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = InvoiceLine.TAX_FRACTION)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal taxPercent) {
    static final int MAX_DESCRIPTION = 500;
    static final int QUANTITY_DIGITS = 9;
    static final int QUANTITY_FRACTION = 3;
    static final int TAX_FRACTION = 2;

    /** Price without tax. */
    public Money net() {
        return unitPrice.times(quantity);
    }

    public Money tax() {
        return net().percent(taxPercent);
    }
}
