package dev.kontor.deals.deal;

import dev.kontor.deals.money.Money;
import dev.kontor.platform.imports.ImportRow;
import dev.kontor.platform.problem.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the cells of an imported row say, each read or refused by its column. Blank cells say nothing. */
final class DealSheet {
    static final String EXTERNAL_ID = "externalId";
    static final String TITLE = "title";
    static final String PIPELINE = "pipeline";
    static final String PRODUCT = "product";
    static final String ORGANISATION = "organisation";
    static final String PERSON = "person";
    static final String OWNER = "owner";
    static final String STAGE = "stage";
    static final String OPENED_AT = "openedAt";
    static final String CLOSED_AT = "closedAt";
    static final String AMOUNT = "amount";
    static final String CURRENCY = "currency";
    static final String REASON = "reason";
    static final String SOURCE = "source";

    static final Set<String> FIELDS = Set.of(
            EXTERNAL_ID,
            TITLE,
            PIPELINE,
            PRODUCT,
            ORGANISATION,
            PERSON,
            OWNER,
            STAGE,
            OPENED_AT,
            CLOSED_AT,
            AMOUNT,
            CURRENCY,
            REASON,
            SOURCE);

    private final ImportRow row;
    private final String companyCurrency;

    DealSheet(ImportRow row, String companyCurrency) {
        this.row = row;
        this.companyCurrency = companyCurrency;
    }

    @Nullable
    String text(String column, int maxLength) {
        String text = row.get(column);
        if (text != null && text.length() > maxLength) {
            throw new Fault(column, "too-long", "is longer than " + maxLength + " characters");
        }
        return text;
    }

    String required(String column, int maxLength) {
        String text = text(column, maxLength);
        if (text == null) {
            throw new Fault(column, "missing", "is missing");
        }
        return text;
    }

    /** A code in kebab case, from a text such as {@code Trade fair}. */
    @Nullable
    String code(String column, int maxLength) {
        String text = text(column, maxLength);
        return text == null
                ? null
                : text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** A date means the start of that day in UTC. */
    @Nullable
    Instant instant(String column, Instant now) {
        String text = row.get(column);
        if (text == null) {
            return null;
        }
        Instant instant = parse(column, text);
        if (instant.isAfter(now)) {
            throw new Fault(column, "in-future", text + " lies in the future");
        }
        return instant;
    }

    @Nullable
    Money amount() {
        String text = row.get(AMOUNT);
        if (text == null) {
            return null;
        }
        String currency = row.get(CURRENCY);
        Money amount = read(text, currency == null ? companyCurrency : currency);
        if (amount.belowZero()) {
            throw new Fault(AMOUNT, "negative", "must not be negative");
        }
        return amount;
    }

    private static Money read(String text, String currency) {
        try {
            return new Money(new BigDecimal(text), currency);
        } catch (NumberFormatException e) {
            throw new Fault(AMOUNT, "number", text + " is no number such as 1250.00");
        } catch (Problem problem) {
            boolean ofCurrency = problem.errors().stream().anyMatch(error -> "/currency".equals(error.pointer()));
            throw new Fault(ofCurrency ? CURRENCY : AMOUNT, "money", problem.detail());
        }
    }

    private static Instant parse(String column, String text) {
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Fault(column, "date", text + " is neither a date such as 2026-01-31 nor 2026-01-31T09:30:00Z");
        }
    }

    /** Why a row cannot be imported. */
    static final class Fault extends RuntimeException {
        private final String column;
        private final String code;

        Fault(String column, String code, String message) {
            super(message, null, false, false);
            this.column = column;
            this.code = code;
        }

        String column() {
            return column;
        }

        String code() {
            return code;
        }
    }
}
