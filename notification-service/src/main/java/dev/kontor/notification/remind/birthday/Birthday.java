package dev.kontor.notification.remind.birthday;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A day of the year, with the rule that who was born on 29 February celebrates on 28 February in common years. */
record Birthday(MonthDay day) {
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);
    private static final MonthDay DAY_BEFORE = MonthDay.of(2, 28);
    private static final int MONTHS = 100;

    /** Of {@code 1990-02-28} or {@code --02-28}; empty for anything else. */
    static Optional<Birthday> parse(@Nullable String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(new Birthday(
                            text.startsWith("--") ? MonthDay.parse(text) : MonthDay.from(LocalDate.parse(text))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Birthday ofKey(int key) {
        return new Birthday(MonthDay.of(key / MONTHS, key % MONTHS));
    }

    /** Month and day in one number, for an index. */
    int key() {
        return day.getMonthValue() * MONTHS + day.getDayOfMonth();
    }

    LocalDate celebratedIn(int year) {
        return LEAP_DAY.equals(day) && !Year.isLeap(year) ? DAY_BEFORE.atYear(year) : day.atYear(year);
    }

    /** Keys of the birthdays that are celebrated on a date: one, or two on 28 February of a common year. */
    static List<Integer> keysOn(LocalDate date) {
        Birthday own = new Birthday(MonthDay.from(date));
        boolean alsoLeap = DAY_BEFORE.equals(own.day()) && !date.isLeapYear();
        return alsoLeap ? List.of(own.key(), new Birthday(LEAP_DAY).key()) : List.of(own.key());
    }
}
