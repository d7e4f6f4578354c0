package dev.kontor.notification.remind.birthday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.notification.delivery.DeliveryOrder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BirthdayMorningTest {
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final UUID PERSON = UUID.randomUUID();
    private static final UUID OWNER = UUID.randomUUID();

    @Test
    void isTheOwnersMorningInTheOwnersZone() {
        // given
        BirthdayMorning morning = at("2026-03-02T04:00:00Z");

        // when
        DeliveryOrder order = morning.next(day(3, 2), PERSON, OWNER, RIGA).orElseThrow();

        // then
        assertThat(order.dueAt()).isEqualTo("2026-03-02T07:00:00Z");
        assertThat(order.notAfter()).isEqualTo("2026-03-02T22:00:00Z");
        assertThat(order.occurrence()).isEqualTo("2026");
    }

    @Test
    void isPlannedADayAhead() {
        assertThat(at("2026-12-31T12:00:00Z").next(day(1, 1), PERSON, OWNER, RIGA))
                .map(DeliveryOrder::occurrence)
                .contains("2027");
        assertThat(at("2026-12-31T12:00:00Z").next(day(1, 2), PERSON, OWNER, RIGA))
                .isEmpty();
    }

    @Test
    void thatHasPassedIsDueAtOnceWhileTheDayLasts() {
        assertThat(at("2026-03-02T21:59:00Z").next(day(3, 2), PERSON, OWNER, RIGA))
                .map(DeliveryOrder::dueAt)
                .contains(Instant.parse("2026-03-02T07:00:00Z"));
        assertThat(at("2026-03-02T22:00:00Z").next(day(3, 2), PERSON, OWNER, RIGA))
                .isEmpty();
    }

    @Test
    void comesEarlierInTheEast() {
        assertThat(at("2026-03-01T18:00:00Z").next(day(3, 2), PERSON, OWNER, AUCKLAND))
                .map(DeliveryOrder::dueAt)
                .contains(Instant.parse("2026-03-01T20:00:00Z"));
    }

    @Test
    void existsAlsoWhereTheClockSkipsIt() {
        // given 03:30 does not exist in Riga on 29 March 2026: summer time begins at 03:00
        BirthdayMorning morning = new BirthdayMorning(clock("2026-03-28T22:30:00Z"), LocalTime.of(3, 30));

        // when
        DeliveryOrder order = morning.next(day(3, 29), PERSON, OWNER, RIGA).orElseThrow();

        // then
        assertThat(order.dueAt()).isEqualTo("2026-03-29T01:30:00Z");
    }

    private static Birthday day(int month, int day) {
        return new Birthday(MonthDay.of(month, day));
    }

    private static BirthdayMorning at(String now) {
        return new BirthdayMorning(clock(now), LocalTime.of(9, 0));
    }

    private static Clock clock(String now) {
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }
}
