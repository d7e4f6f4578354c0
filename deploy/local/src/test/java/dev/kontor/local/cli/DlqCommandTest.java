package dev.kontor.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.local.LocalPartException;
import dev.kontor.local.letters.Letter;
import dev.kontor.local.letters.LetterPosition;
import dev.kontor.local.letters.LetterState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DlqCommandTest {
    @Test
    void theTableHasALineForEachLetterAndItsColumnsStandBelowEachOther() {
        // given
        StringWriter text = new StringWriter();
        // when
        try (PrintWriter out = new PrintWriter(text)) {
            LetterTable.print(List.of(letter(3, "not a CloudEvent"), letter(4_000, "second\n\u001b[2Jline")), out);
        }
        // then
        List<String> lines = text.toString().lines().toList();
        assertThat(lines).hasSize(3);
        int state = lines.get(0).indexOf("state");
        assertThat(lines.get(1).substring(state)).startsWith("waiting  not a CloudEvent");
        assertThat(lines.get(2).substring(state)).startsWith("waiting  second \uFFFD[2Jline");
        assertThat(lines.get(2))
                .contains("0-4000", "2026-11-22T16:28:55Z", "kontor.telephony.call-2@7", "activity-timeline");
    }

    @Test
    void aLongReasonIsCut() {
        // given
        StringWriter text = new StringWriter();
        // when
        try (PrintWriter out = new PrintWriter(text)) {
            LetterTable.print(List.of(letter(3, "x".repeat(1_000))), out);
        }
        // then
        assertThat(text.toString().lines().toList().get(1)).endsWith("x…").hasSizeLessThan(300);
    }

    /** Before anything is asked of Kafka, which does not run here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "list sales",
                "list gateway",
                "show sales 0-1",
                "show deals 17",
                "replay sales all",
                "replay deals every",
                "dismiss deals 1-"
            })
    void whatNobodyCouldMeanIsRefused(String line) {
        // given
        CommandLine dlq = new CommandLine(new DlqCommand());
        dlq.setExecutionExceptionHandler((failure, command, parsed) -> {
            throw failure;
        });
        // when, then
        assertThatThrownBy(() -> {
                    CommandLine.ParseResult parsed = dlq.parseArgs(line.split(" "));
                    new CommandLine.RunLast().execute(parsed);
                })
                .hasRootCauseInstanceOf(LocalPartException.class);
    }

    private static Letter letter(long offset, String reason) {
        return new Letter(
                "activity",
                new LetterPosition(0, offset),
                Instant.parse("2026-11-22T16:28:55.188Z"),
                new Letter.Source("kontor.telephony.call", 2, 7),
                "activity-timeline",
                "",
                "subject",
                reason,
                null,
                null,
                Map.of(),
                new LetterState(LetterState.Kind.WAITING, null));
    }
}
