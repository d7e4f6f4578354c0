package dev.kontor.notification.remind.birthday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;

class BirthdayTest {
    private static final Birthday LEAP_DAY = new Birthday(MonthDay.of(2, 29));

    @Test
    void isReadWithAndWithoutItsYear() {
        assertThat(Birthday.parse("1990-12-31")).contains(new Birthday(MonthDay.of(12, 31)));
        assertThat(Birthday.parse("--02-29")).contains(LEAP_DAY);
        assertThat(Birthday.parse("1992-02-29")).contains(LEAP_DAY);
    }

    @Test
    void whatIsNoDateIsNoBirthday() {
        assertThat(Birthday.parse(null)).isEmpty();
        assertThat(Birthday.parse("1991-02-29")).isEmpty();
        assertThat(Birthday.parse("soon")).isEmpty();
    }

    @Test
    void ofALeapDayIsCelebratedADayEarlierInCommonYears() {
        assertThat(LEAP_DAY.celebratedIn(2027)).isEqualTo("2027-02-28");
        assertThat(LEAP_DAY.celebratedIn(2028)).isEqualTo("2028-02-29");
        assertThat(LEAP_DAY.celebratedIn(2100)).isEqualTo("2100-02-28");
    }

    @Test
    void aDateHasTheKeysOfAllWhoCelebrateOnIt() {
        assertThat(Birthday.keysOn(LocalDate.parse("2027-02-28"))).containsExactly(228, 229);
        assertThat(Birthday.keysOn(LocalDate.parse("2028-02-28"))).containsExactly(228);
        assertThat(Birthday.keysOn(LocalDate.parse("2028-02-29"))).containsExactly(229);
        assertThat(Birthday.keysOn(LocalDate.parse("2027-11-05"))).containsExactly(1105);
    }

    @Test
    void aKeyNamesTheDay() {
        assertThat(Birthday.ofKey(1231)).isEqualTo(new Birthday(MonthDay.of(12, 31)));
        assertThat(LEAP_DAY.key()).isEqualTo(229);
    }
}
