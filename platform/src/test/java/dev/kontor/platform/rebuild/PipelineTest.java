package dev.kontor.platform.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PipelineTest {
    private final List<String> written = new CopyOnWriteArrayList<>();

    @Test
    void whenItIsFinishedTheLastBatchIsWrittenAndAllWereInTheirOrder() throws Exception {
        try (Pipeline<Integer, String> pipeline = new Pipeline<>("test", String::valueOf, this::write)) {
            // when
            long poison = 0;
            for (int batch = 0; batch < 50; batch++) {
                poison += pipeline.push(batch);
            }
            poison += pipeline.finish();
            // then
            assertThat(written)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 50).mapToObj(String::valueOf).toList());
            assertThat(poison).isEqualTo(50);
            assertThat(pipeline.finish()).as("finished already").isZero();
        }
    }

    @Test
    @Timeout(30)
    void theNextBatchIsReadWhileOneIsWritten() throws Exception {
        // given
        CountDownLatch secondIsRead = new CountDownLatch(1);
        Pipeline.Step<Integer, Integer> reading = batch -> {
            if (batch == 2) {
                secondIsRead.countDown();
            }
            return batch;
        };
        Pipeline.Step<Integer, Long> writing = batch -> {
            secondIsRead.await();
            return 0L;
        };
        // when and then: it ends
        try (Pipeline<Integer, Integer> pipeline = new Pipeline<>("test", reading, writing)) {
            pipeline.push(1);
            pipeline.push(2);
            assertThat(pipeline.finish()).isZero();
        }
    }

    @Test
    void whatCannotBeReadIsToldAndNothingIsWrittenAfterIt() {
        // given
        Pipeline.Step<Integer, String> failing = batch -> {
            if (batch == 1) {
                throw new IOException("torn");
            }
            return String.valueOf(batch);
        };
        try (Pipeline<Integer, String> pipeline = new Pipeline<>("test", failing, this::write)) {
            // when and then
            assertThatThrownBy(() -> {
                        for (int batch = 0; batch < 10; batch++) {
                            pipeline.push(batch);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("torn");
        }
        assertThat(written).containsExactly("0");
    }

    private long write(String batch) {
        written.add(batch);
        return 1L;
    }
}
