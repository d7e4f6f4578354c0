package dev.kontor.deals.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/**
 * Numbers without a gap: the series' row stays locked from here to the end of the transaction, so that issues of one series take turns
 * and a number that is rolled back is given to the next. A database sequence would be faster and leave gaps.
 */
@ApplicationScoped
class InvoiceNumbers {
    private static final String NEXT = """
            insert into invoice_series (series, last_number) values (?1, 1)
            on conflict (series) do update set last_number = invoice_series.last_number + 1
            returning last_number
            """;

    /** The next number of the year's series: {@code 2026-000001}. Needs an open transaction. */
    Uni<String> next(int year) {
        String series = Integer.toString(year);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, Integer.class)
                        .setParameter(1, series)
                        .getSingleResult())
                .map(number -> String.format(Locale.ROOT, "%s-%06d", series, number));
    }
}
