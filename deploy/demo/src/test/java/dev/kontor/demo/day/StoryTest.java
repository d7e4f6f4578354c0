package dev.kontor.demo.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoryTest {
    private final Story story = new Story();

    @Test
    void sentencesStandBelowTheirChapter() {
        // when
        story.chapter("4 Deal — from first call to won");
        story.tell("won deals %s → %s", Story.number(1_859), Story.number(1_860));

        // then
        assertThat(story.lines()).containsExactly("4 Deal — from first call to won", "   won deals 1,859 → 1,860");
    }

    @Test
    void noLineIsWiderThanTheScreenWhateverItsScript() {
        // when
        story.tell("%s", "عمر حداد ".repeat(30));
        story.tell("%s", "x".repeat(500));

        // then
        assertThat(story.lines())
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isEqualTo(Story.WIDTH))
                .allMatch(line -> line.endsWith("…"));
    }

    @Test
    void aStoryLongerThanTheScreenIsAMistake() {
        // given
        for (int i = 0; i < Story.HEIGHT; i++) {
            story.tell("line %d", i);
        }

        // then
        assertThatThrownBy(() -> story.tell("one more")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void timesAndAmountsReadAsPeopleWriteThem() {
        assertThat(Story.seconds(Duration.ofMillis(340))).isEqualTo("340 ms");
        assertThat(Story.seconds(Duration.ofMillis(2_140))).isEqualTo("2.1 s");
        assertThat(Story.money(new BigDecimal("1153214.5"))).isEqualTo("1,153,214.50");
    }
}
