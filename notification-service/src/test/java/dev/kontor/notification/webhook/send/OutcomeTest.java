package dev.kontor.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.access.Subject;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    private static final Subject OWNER =
            new Subject(UUID.randomUUID(), null, Set.of("integrator"), List.of(), Set.of());
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Schedule SCHEDULE =
            new Schedule(List.of(Duration.ZERO, Duration.ofSeconds(5)), 0, Duration.ofHours(1), () -> 0.5);

    @ParameterizedTest
    @CsvSource({
        "200, delivered, ",
        "202, delivered, ",
        "299, delivered, ",
        "301, waiting, redirected",
        "307, waiting, redirected",
        "400, waiting, answered-400",
        "401, waiting, answered-401",
        "404, waiting, answered-404",
        "410, failed, gone",
        "429, waiting, answered-429",
        "500, waiting, answered-500",
        "503, waiting, answered-503",
        "199, waiting, answered-199"
    })
    void aStatusSaysWhatBecomesOfTheDelivery(int status, String state, String error) {
        Outcome outcome = Outcome.of(job(0, false), reply(status, null), SCHEDULE, NOW);

        assertThat(outcome.state()).isEqualTo(state);
        assertThat(outcome.reply().error()).isEqualTo(error);
        assertThat(outcome.nextAttemptAt()).isEqualTo("waiting".equals(state) ? NOW.plusSeconds(5) : null);
    }

    @Test
    void afterTheLastAttemptItHasFailed() {
        Outcome outcome = Outcome.of(job(1, false), reply(503, Duration.ofSeconds(9)), SCHEDULE, NOW);

        assertThat(outcome.state()).isEqualTo(Outcome.FAILED);
        assertThat(outcome.nextAttemptAt()).isNull();
    }

    @Test
    void aProbeCostsNoAttempt() {
        Outcome outcome = Outcome.of(job(1, true), reply(503, null), SCHEDULE, NOW);

        assertThat(outcome.state()).isEqualTo(Outcome.WAITING);
        assertThat(outcome.isTry()).isFalse();
        assertThat(Outcome.of(job(1, true), reply(200, null), SCHEDULE, NOW).state())
                .isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void whatGoesWrongHasACode() {
        assertThat(Failures.codeOf(new RuntimeException(new UnknownHostException("x"))))
                .isEqualTo("unknown-host");
        assertThat(Failures.codeOf(new SSLHandshakeException("x"))).isEqualTo("tls-failed");
        assertThat(Failures.codeOf(new ConnectException("x"))).isEqualTo("unreachable");
        assertThat(Failures.codeOf(new IllegalStateException("x"))).isEqualTo("broken-off");
    }

    @Test
    void failuresAreCountedFromTheLastSuccessOn() {
        // given
        Job job = job(0, false);
        List<Outcome> outcomes = List.of(
                Outcome.of(job, reply(500, null), SCHEDULE, NOW),
                Outcome.of(job, reply(200, null), SCHEDULE, NOW),
                Outcome.of(job, reply(500, null), SCHEDULE, NOW),
                Outcome.of(job, reply(410, null), SCHEDULE, NOW));

        // when, then
        assertThat(Health.tally(outcomes)).isEqualTo(Map.of(job.webhookId(), new Health.Tally(true, 2, "gone", true)));
    }

    private static Job job(int tries, boolean probe) {
        UUID id = new UUID(0, 1);
        return new Job(
                id,
                id,
                id,
                id,
                tries + 1,
                tries,
                "https://a.example",
                List.of("whsec_eA=="),
                null,
                OWNER,
                "kontor.deals.deal.won.v1",
                "{}",
                probe);
    }

    private static Reply reply(int status, Duration retryAfter) {
        return new Reply(NOW, "", 5, status, Reply.errorOf(status), "", retryAfter);
    }
}
