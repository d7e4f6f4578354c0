package dev.kontor.activity.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    private static final WorkingTime OFFICE =
            new WorkingTime(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(18, 0));

    @Test
    void anHourWithinTheDay() {
        assertThat(after("2026-11-20T08:00:00Z", 1)).isEqualTo("2026-11-20T09:00:00Z");
    }

    @Test
    void whatIsLeftGoesOnAfterTheWeekend() {
        assertThat(after("2026-11-20T15:30:00Z", 1)).isEqualTo("2026-11-23T07:30:00Z");
    }

    @Test
    void aNightCallCountsFromTheMorning() {
        assertThat(after("2026-11-24T01:00:00Z", 1)).isEqualTo("2026-11-24T08:00:00Z");
        assertThat(after("2026-11-21T12:00:00Z", 9)).isEqualTo("2026-11-23T16:00:00Z");
    }

    @Test
    void summerTimeIsTheZones() {
        assertThat(after("2026-03-27T15:30:00Z", 1)).isEqualTo("2026-03-30T06:30:00Z");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new WorkingTime(Set.of(), LocalTime.MIN, LocalTime.MAX))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String after(String start, int hours) {
        return OFFICE.after(Instant.parse(start), Duration.ofHours(hours), RIGA).toString();
    }
}
