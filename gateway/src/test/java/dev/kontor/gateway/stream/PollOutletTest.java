package dev.kontor.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class PollOutletTest {
    private static final int LIMIT = 2;
    private static final long WAIT_NANOS = 1_000;

    private long nanos;

    @Test
    void anEmptyPageMeansThatThereIsNothingHoweverShortTheWait() {
        // given
        PollOutlet poll = poll(0);

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
    void aSearchThatFindsNothingEnds() {
        // given
        PollOutlet poll = poll(0);

        // when
        nanos = PollOutlet.LOOK_NANOS - 1;
        poll.progress("far");

        // then
        assertThat(poll.answer().isComplete()).isFalse();

        // when
        nanos = PollOutlet.LOOK_NANOS;
        poll.progress("farther");

        // then
        assertThat(text(poll)).isEqualTo("{\"items\":[],\"next\":\"farther\"}");
    }

    @Test
    void aPageIsFilledFromWhatThereIs() {
        // given
        PollOutlet poll = poll(0);

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
        PollOutlet poll = poll(PollOutlet.LOOK_NANOS);
        poll.emit(fact(), "first");

        // when
        nanos = PollOutlet.FILL_NANOS;
        poll.progress("halfway");

        // then
        assertThat(text(poll)).isEqualTo("{\"items\":[{}],\"next\":\"halfway\"}");
    }

    @Test
    void whoHasCaughtUpIsAnsweredWhenTheTimeIsUp() {
        // given
        PollOutlet poll = poll(WAIT_NANOS);

        // when
        poll.caughtUp("end");

        // then
        assertThat(poll.answer().isComplete()).isFalse();

        // when
        nanos = WAIT_NANOS;
        poll.tick("end");

        // then
        assertThat(text(poll)).isEqualTo("{\"items\":[],\"next\":\"end\"}");
    }

    private PollOutlet poll(long waitNanos) {
        return new PollOutlet(LIMIT, waitNanos, () -> nanos);
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
