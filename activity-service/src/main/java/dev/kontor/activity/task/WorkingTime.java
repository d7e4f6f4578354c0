package dev.kontor.activity.task;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When people work: the same hours on each working day.
 *
 * @param from start of the day, inclusive
 * @param to end of the day, exclusive
 */
record WorkingTime(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    WorkingTime {
        if (days.isEmpty() || !from.isBefore(to)) {
            throw new IllegalArgumentException("Working time needs a day, and an end after its start");
        }
    }

    /** The moment at which so much working time has passed in the zone since the start. */
    Instant after(Instant start, Duration work, ZoneId zone) {
        ZonedDateTime at = start.atZone(zone);
        Duration left = work;
        while (true) {
            ZonedDateTime opens = at.with(from);
            ZonedDateTime closes = at.with(to);
            if (days.contains(at.getDayOfWeek()) && at.isBefore(closes)) {
                ZonedDateTime begins = at.isBefore(opens) ? opens : at;
                Duration today = Duration.between(begins, closes);
                if (left.compareTo(today) <= 0) {
                    return begins.plus(left).toInstant();
                }
                left = left.minus(today);
            }
            at = at.plusDays(1).with(LocalTime.MIDNIGHT);
        }
    }
}
