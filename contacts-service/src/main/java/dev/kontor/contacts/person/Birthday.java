package dev.kontor.contacts.person;

import dev.kontor.platform.problem.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;

/** A birthday with or without its year: {@code 1990-02-28} or {@code --02-28} (ISO 8601, RFC 6350). */
final class Birthday {
    private static final String WITHOUT_YEAR = "--";

    private Birthday() {}

    /** The text itself when it is a date; else a problem naming the field. */
    static String require(String text) {
        try {
            return text.startsWith(WITHOUT_YEAR)
                    ? MonthDay.parse(text).toString()
                    : LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw Problem.invalid("/birthday", "date", "must be a date such as 1990-02-28 or --02-28");
        }
    }
}
