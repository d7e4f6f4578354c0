package dev.kontor.deals.invoice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Draft → issued → (overdue →) paid. */
public enum InvoiceStatus {
    DRAFT,
    ISSUED,
    OVERDUE,
    PAID;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InvoiceStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean awaitsPayment() {
        return this == ISSUED || this == OVERDUE;
    }
}
