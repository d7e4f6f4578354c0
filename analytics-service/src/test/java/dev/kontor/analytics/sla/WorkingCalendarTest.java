package dev.kontor.analytics.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WorkingCalendarTest {
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final LocalDate HOLIDAY = LocalDate.parse("2026-11-18");
    private static final WorkingCalendar OFFICE =
            new WorkingCalendar(RIGA, WEEK, LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of(HOLIDAY));

    /** A spring and an autumn in which the clocks of all these zones change, and weeks in between. */
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    private static final int MINUTES = 270 * 24 * 60;

    @Example
    void hoursLeftOverOnFridayAreWorkedOnMonday() {
        // given
        Instant friday = riga("2026-11-20T16:30");

        // when
        Instant due = OFFICE.add(friday, Duration.ofHours(4));

        // then
        assertThat(due).isEqualTo(riga("2026-11-23T11:30"));
        assertThat(OFFICE.between(friday, due)).isEqualTo(Duration.ofHours(4));
    }

    @Example
    void holidaysAreLeftOut() {
        assertThat(OFFICE.add(riga("2026-11-17T17:00"), Duration.ofHours(2))).isEqualTo(riga("2026-11-19T10:00"));
    }

    @Example
    void aStartAtNightCountsFromTheMorning() {
        assertThat(OFFICE.add(riga("2026-11-19T22:00"), Duration.ofMinutes(1))).isEqualTo(riga("2026-11-20T09:01"));
    }

    @Example
    void theLastMinuteOfTheDayEndsAtClosingTime() {
        assertThat(OFFICE.add(riga("2026-11-20T17:00"), Duration.ofHours(1))).isEqualTo(riga("2026-11-20T18:00"));
    }

    @Example
    void nightsInWhichTheClocksChangeAreLongerOrShorter() {
        // given
        WorkingCalendar nights = new WorkingCalendar(
                RIGA, EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.of(6, 0), Set.of());

        // then
        assertThat(nights.between(riga("2026-03-28T12:00"), riga("2026-03-29T12:00")))
                .isEqualTo(Duration.ofHours(5));
        assertThat(nights.between(riga("2026-10-24T12:00"), riga("2026-10-25T12:00")))
                .isEqualTo(Duration.ofHours(7));
    }

    @Example
    void aDayThatEndsAtMidnightIsWhole() {
        // given
        WorkingCalendar round = new WorkingCalendar(
                RIGA, EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of());

        // then
        assertThat(round.add(riga("2026-10-24T12:00"), Duration.ofDays(2)))
                .isEqualTo(riga("2026-10-24T12:00").plus(Duration.ofDays(2)));
    }

    @Example
    void aCalendarThatNeverWorksIsFoundOut() {
        // given
        Set<LocalDate> everyMonday = new TreeSet<>();
        LocalDate monday = LocalDate.parse("2026-11-16");
        for (int week = 0; week < 1_000; week++) {
            everyMonday.add(monday.plusWeeks(week));
        }
        WorkingCalendar never = new WorkingCalendar(
                RIGA, Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(18, 0), everyMonday);

        // then
        assertThatThrownBy(() -> never.add(riga("2026-11-20T12:00"), Duration.ofMinutes(1)))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> new WorkingCalendar(RIGA, Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkingCalendar(RIGA, WEEK, LocalTime.NOON, LocalTime.NOON, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 150)
    void addingAgreesWithCountingMinutes(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll @IntRange(max = MINUTES) int start,
            @ForAll @IntRange(min = 1, max = 3_000) int work) {
        // given
        Instant from = minute(start);

        // when
        Instant due = calendar.add(from, Duration.ofMinutes(work));

        // then
        assertThat(due).isEqualTo(countedOff(calendar, from, work));
    }

    @Property(tries = 150)
    void theSpanBetweenAgreesWithCountingMinutes(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll @IntRange(max = MINUTES) int start,
            @ForAll @IntRange(max = 20_000) int length) {
        // given
        Instant from = minute(start);
        Instant to = minute(start + length);

        // then
        assertThat(calendar.between(from, to)).isEqualTo(Duration.ofMinutes(counted(calendar, from, to)));
    }

    @Property(tries = 300)
    void whatIsAddedLiesBetween(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll @IntRange(max = MINUTES) int start,
            @ForAll @IntRange(min = 1, max = 600_000) int seconds) {
        Instant due = calendar.add(minute(start), Duration.ofSeconds(seconds));
        assertThat(calendar.between(minute(start), due)).isEqualTo(Duration.ofSeconds(seconds));
    }

    /** Hours by day: a shift that begins or ends while the clocks change has no one right reading, see the nights above. */
    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Riga", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")
                .map(ZoneId::of);
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        Arbitrary<Integer> openings = Arbitraries.integers().between(5 * 60, 12 * 60);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(30, 11 * 60);
        Arbitrary<Set<LocalDate>> holidays = Arbitraries.integers()
                .between(0, 300)
                .map(day -> LocalDate.ofInstant(FIRST, RIGA).plusDays(day))
                .set()
                .ofMaxSize(20);
        return Combinators.combine(zones, days, openings, lengths, holidays)
                .as((zone, weekdays, opening, length, off) -> new WorkingCalendar(
                        zone, weekdays, time(opening), time(Math.min(opening + length, 24 * 60 - 1)), off));
    }

    private static LocalTime time(int minuteOfDay) {
        return LocalTime.of(minuteOfDay / 60, minuteOfDay % 60);
    }

    private static Instant minute(int number) {
        return FIRST.plus(Duration.ofMinutes(number));
    }

    private static Instant riga(String local) {
        return java.time.LocalDateTime.parse(local).atZone(RIGA).toInstant();
    }

    /** The oracle: looks at the wall clock of every minute. */
    private static Instant countedOff(WorkingCalendar calendar, Instant from, int minutes) {
        Instant at = from;
        for (int left = minutes; left > 0; at = at.plusSeconds(60)) {
            left -= isWorking(calendar, at) ? 1 : 0;
        }
        return at;
    }

    private static long counted(WorkingCalendar calendar, Instant from, Instant to) {
        long minutes = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            minutes += isWorking(calendar, at) ? 1 : 0;
        }
        return minutes;
    }

    private static boolean isWorking(WorkingCalendar calendar, Instant at) {
        ZonedDateTime local = at.atZone(calendar.zone());
        return calendar.days().contains(local.getDayOfWeek())
                && !calendar.holidays().contains(local.toLocalDate())
                && !local.toLocalTime().isBefore(calendar.from())
                && local.toLocalTime().isBefore(calendar.to());
    }
}
