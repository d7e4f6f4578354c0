package dev.kontor.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTallyTest {
    @TempDir
    private Path module;

    @Test
    void countsWhatTheReportsSay() throws IOException {
        // given
        report("surefire-reports", "x.ATest", 3, 0);
        report("failsafe-reports", "x.BIT", 2, 1);
        // when
        TestTally tally = TestTally.of(module);
        // then
        assertThat(tally.row("m").replaceAll(" +", " ")).isEqualTo("m 5 1 0 3.0");
        assertThat(tally.isGreen()).isFalse();
    }

    @Test
    void isRedWhenATestClassRanNowhere() throws IOException {
        // given
        report("surefire-reports", "x.ATest", 3, 0);
        source("ATest", "class ATest {}");
        source("ForgottenTest", "class ForgottenTest {}");
        source("SharedTest", "abstract class SharedTest {}");
        // when
        TestTally tally = TestTally.of(module);
        // then
        assertThat(tally.notRun()).containsExactly("x.ForgottenTest");
        assertThat(tally.isGreen()).isFalse();
    }

    private void report(String folder, String test, int tests, int failures) throws IOException {
        Path file = Files.createDirectories(module.resolve("target").resolve(folder))
                .resolve("TEST-" + test + ".xml");
        Files.writeString(
                file,
                "<testsuite name=\"" + test + "\" tests=\"" + tests + "\" failures=\"" + failures
                        + "\" errors=\"0\" skipped=\"0\" time=\"1.5\"/>");
    }

    private void source(String name, String text) throws IOException {
        Files.writeString(
                Files.createDirectories(module.resolve("src/test/java/x")).resolve(name + ".java"),
                "package x;\n" + text);
    }
}
