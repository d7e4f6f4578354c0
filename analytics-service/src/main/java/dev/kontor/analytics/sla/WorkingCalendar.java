package dev.kontor.analytics.sla;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Working time of one office: the same hours on each working day, none on holidays. A working day is one unbroken stretch of real time
 * from its opening to its closing by the wall clock, so a day on which the clocks change is longer or shorter by what they change
 * within those hours.
 *
 * @param to end of the day, exclusive; 00:00 is the midnight that ends the day
 */
public record WorkingCalendar(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays)
        implements WorkingTime {
    /** A calendar that gives no end within ten years is a mistake: all its working days are holidays. */
    private static final int HORIZON_DAYS = 3_660;

    public WorkingCalendar {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A calendar needs a working day");
        }
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("The working day must end after it begins");
        }
    }

    @Override
    public Instant add(Instant start, Duration work) {
        Duration left = work;
        LocalDate first = LocalDate.ofInstant(start, zone);
        for (LocalDate date = first; date.isBefore(first.plusDays(HORIZON_DAYS)); date = date.plusDays(1)) {
            if (!isWorkingDay(date)) {
                continue;
            }
            Instant begin = later(start, opening(date));
            Duration available = span(begin, closing(date));
            if (left.compareTo(available) <= 0) {
                return begin.plus(left);
            }
            left = left.minus(available);
        }
        throw new DateTimeException("The calendar has no " + work + " of working time within ten years of " + start);
    }

    @Override
    public Duration between(Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(end, zone);
        for (LocalDate date = LocalDate.ofInstant(start, zone); !date.isAfter(last); date = date.plusDays(1)) {
            if (isWorkingDay(date)) {
                sum = sum.plus(span(later(start, opening(date)), earlier(end, closing(date))));
            }
        }
        return sum;
    }

    private boolean isWorkingDay(LocalDate date) {
        return days.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    private Instant opening(LocalDate date) {
        return date.atTime(from).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate date) {
        return to.equals(LocalTime.MIDNIGHT)
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(to).atZone(zone).toInstant();
    }

    private static Duration span(Instant begin, Instant end) {
        return end.isAfter(begin) ? Duration.between(begin, end) : Duration.ZERO;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
