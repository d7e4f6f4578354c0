package dev.kontor.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kontor.notification.webhook.WebhookSettings;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Duration DAY = Duration.ofHours(24);

    @Test
    void tenAttemptsTakeSeventyFiveHoursAndAHalf() throws NoSuchMethodException {
        // given
        List<Duration> pauses = defaultPauses();
        Schedule schedule = new Schedule(pauses, 0.1, DAY, () -> 0.5);

        // when
        Duration sum = Duration.ZERO;
        int attempts = 1;
        for (Duration pause = schedule.after(attempts, null); pause != null; pause = schedule.after(attempts, null)) {
            sum = sum.plus(pause);
            attempts++;
        }

        // then
        assertThat(attempts).isEqualTo(10);
        assertThat(pauses.getFirst()).isEqualTo(Duration.ZERO);
        assertThat(sum.toSeconds() / 3600.0).isEqualTo(75.6, within(0.05));
    }

    @Test
    void chanceMovesAPauseByATenthAtMost() {
        List<Duration> pauses = List.of(Duration.ZERO, Duration.ofSeconds(100));

        assertThat(new Schedule(pauses, 0.1, DAY, () -> 0).after(1, null)).isEqualTo(Duration.ofSeconds(90));
        assertThat(new Schedule(pauses, 0.1, DAY, () -> 0.999_999).after(1, null))
                .isBetween(Duration.ofMillis(109_990), Duration.ofSeconds(110));
    }

    @Test
    void retryAfterMakesLaterAndNeverSoonerAndHasItsBound() {
        Schedule schedule = new Schedule(List.of(Duration.ZERO, Duration.ofSeconds(100)), 0, DAY, () -> 0.5);

        assertThat(schedule.after(1, Duration.ofSeconds(301))).isEqualTo(Duration.ofSeconds(301));
        assertThat(schedule.after(1, Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(100));
        assertThat(schedule.after(1, Duration.ofDays(300))).isEqualTo(DAY);
        assertThat(schedule.after(2, Duration.ofSeconds(3))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "' 0 ', 0",
        "'Mon, 02 Mar 2026 08:01:30 GMT', 90",
        "'Mon, 02 Mar 2026 07:00:00 GMT', 0",
        "soon, ",
        "-5, ",
        "99999999999999, ",
        ", "
    })
    void retryAfterIsSecondsOrADate(String header, Long seconds) {
        Duration parsed = RetryAfter.parse(header, Instant.parse("2026-03-02T08:00:00Z"));

        assertThat(parsed == null ? null : Long.valueOf(parsed.toSeconds())).isEqualTo(seconds);
    }

    private static List<Duration> defaultPauses() throws NoSuchMethodException {
        WithDefault texts = WebhookSettings.class.getMethod("schedule").getAnnotation(WithDefault.class);
        return Stream.of(Objects.requireNonNull(texts).value().split(","))
                .map(Duration::parse)
                .toList();
    }
}
