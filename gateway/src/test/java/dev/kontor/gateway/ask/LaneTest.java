package dev.kontor.gateway.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Lane lane = new Lane(2, 2);
    private final List<Promise<Integer>> asked = new ArrayList<>();

    @Test
    void onlySoManyGoAtOnceAndTheNextFollowsEachEnd() {
        // when
        List<Future<Integer>> answers =
                IntStream.range(0, 4).mapToObj(i -> ask()).toList();

        // then
        assertThat(asked).hasSize(2);
        asked.get(0).complete(10);
        assertThat(asked).hasSize(3);
        asked.get(1).fail("refused");
        assertThat(asked).hasSize(4);
        asked.get(2).complete(12);
        asked.get(3).complete(13);
        assertThat(answers).extracting(Future::result).containsExactly(10, null, 12, 13);
    }

    @Test
    void whoFindsTooManyWaitingIsRefusedAtOnceAndTakesNobodysTurn() {
        // given
        IntStream.range(0, 4).forEach(i -> ask());

        // when
        Future<Integer> tooMany = ask();

        // then
        assertThat(tooMany.failed()).isTrue();
        assertThat(tooMany.cause()).hasMessage("More than 2 questions wait");
        IntStream.range(0, 4).forEach(i -> asked.get(i).complete(i));
        assertThat(asked).hasSize(4);
        ask();
        assertThat(asked).hasSize(5);
    }

    private Future<Integer> ask() {
        return lane.inTurn(() -> {
            Promise<Integer> answer = Promise.promise();
            asked.add(answer);
            return answer.future();
        });
    }
}
