package dev.kontor.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.local.verify.NotedHeads.Head;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotedHeadsTest {
    @TempDir
    private Path home;

    @Test
    void theLastEndIsRememberedFromRunToRun() {
        // given
        NotedHeads first = new NotedHeads(home);
        assertThat(first.of("contacts")).isNull();

        // when
        first.note("contacts", new Head(7, "ab12"));
        first.note("deals", new Head(1, "00ff"));
        first.note("contacts", new Head(9, "cd34"));

        // then
        NotedHeads next = new NotedHeads(home);
        assertThat(next.of("contacts")).isEqualTo(new Head(9, "cd34"));
        assertThat(next.of("deals")).isEqualTo(new Head(1, "00ff"));
        assertThat(next.of("activity")).isNull();
    }
}
