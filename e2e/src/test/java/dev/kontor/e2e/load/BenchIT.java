package dev.kontor.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.e2e.Guarantees;
import dev.kontor.e2e.Platform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That {@code ./kontor bench}, {@code ./kontor bench events} and {@code ./kontor bench access} work; what they find is a matter of a quiet machine. */
class BenchIT {
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyMeasurementGivesItsFigures() throws Exception {
        // given
        Platform platform = Platform.shared();
        // when
        List<Figure> figures = BenchCommand.trial(platform);
        // then
        assertThat(figures)
                .hasSize(7)
                .allSatisfy(figure -> assertThat(figure.value()).isPositive());
        // when: ./kontor bench events
        List<Figure> ofEvents = EventBenchCommand.trial(platform);
        // then
        assertThat(ofEvents)
                .hasSize(14)
                .allSatisfy(figure -> assertThat(figure.value()).isPositive());
        // when: ./kontor bench access
        List<Figure> ofAccess = AccessBenchCommand.trial(platform);
        // then
        assertThat(ofAccess)
                .hasSize(3)
                .allSatisfy(figure -> assertThat(figure.value()).isPositive());
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Guarantees.nothingIsMissing(platform));
    }
}
