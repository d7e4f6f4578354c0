package dev.kontor.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PollOutletTest {
    private static final int LIMIT = 2;

    @Test
    void anEmptyPageMeansThatThereIsNothingHoweverShortTheWait() {
        // given
        PollOutlet poll = new PollOutlet(LIMIT, 0);

        // when: a page of the log held nothing for this caller, and more is behind it
        poll.progress("halfway");
        poll.tick("halfway");

        // then
        assertThat(poll.answer().isComplete()).isFalse();

        // when
        poll.caughtUp("end");

        // then
        assertThat(text(poll)).isEqualTo("{\"items\":[],\"next\":\"end\"}");
    }

    @Test
    void aPageIsFilledFromWhatThereIs() {
        // given
        PollOutlet poll = new PollOutlet(LIMIT, 0);

        // when
        poll.emit(fact(), "first");
        poll.progress("halfway");

        // then
        assertThat(poll.answer().isComplete()).isFalse();

        // when
        poll.emit(fact(), "second");
        poll.progress("second");

        // then
        assertThat(text(poll)).isEqualTo("{\"items\":[{},{}],\"next\":\"second\"}");
    }

    @Test
    void whatWasFoundIsNotHeldBackForLong() {
        // given
        PollOutlet poll = new PollOutlet(LIMIT, PollOutlet.LOOK_NANOS);
        poll.emit(fact(), "first");

        // when
        LockSupport.parkNanos(PollOutlet.FILL_NANOS + 1);
        poll.progress("halfway");

        // then
        assertThat(text(poll)).isEqualTo("{\"items\":[{}],\"next\":\"halfway\"}");
    }

    @Test
    void whoHasCaughtUpIsAnsweredWhenTheTimeIsUp() {
        // given
        Duration wait = Duration.ofMillis(50);
        PollOutlet poll = new PollOutlet(LIMIT, wait.toNanos());

        // when
        poll.caughtUp("end");

        // then
        assertThat(poll.answer().isComplete()).isFalse();

        // when
        LockSupport.parkNanos(wait.multipliedBy(2).toNanos());
        poll.tick("end");

        // then
        assertThat(text(poll)).isEqualTo("{\"items\":[],\"next\":\"end\"}");
    }

    private static Fact fact() {
        return new Fact(0, 0, "kontor.deals.deal", "kontor.deals.deal.won.v1", "subject", 0, 0, Buffer.buffer("{}"));
    }

    private static String text(PollOutlet poll) {
        Future<Buffer> answer = poll.answer();
        assertThat(answer.succeeded()).isTrue();
        return answer.result().toString();
    }
}
