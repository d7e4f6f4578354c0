package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.e2e.Guarantees;
import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WorkingDayIT {
    private static final int SCREEN_LINES = 45;

    @Test
    void aCompanyIsLoadedAndPlaysItsDay() throws IOException, InterruptedException {
        // given
        Platform platform = Platform.shared();

        // when
        KontorProcess.Result day = KontorProcess.kontor(platform, "up", "--demo");
        String story = day.out().substring(Math.max(0, day.out().indexOf("1 Import")));
        System.out.println(story);

        // then
        assertThat(day.exitCode()).as(day.err()).isZero();
        assertThat(story.lines()).hasSizeBetween(10, SCREEN_LINES);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> Guarantees.nothingIsMissing(platform));
        Guarantees.versionsHaveNoGap(platform);
        Guarantees.transactionsAreWhole(platform);
    }
}
