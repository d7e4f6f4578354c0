package dev.kontor.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AwaitableQueueTest {
    private static final long LONG = TimeUnit.MINUTES.toNanos(10);

    @Test
    @Timeout(30)
    void whoWaitsIsWokenByTheFirstEvent() throws Exception {
        // given
        AwaitableQueue<String> queue = queue("kontor-a");
        CompletableFuture<String> taken = new CompletableFuture<>();
        Thread taker = Thread.ofPlatform().start(() -> taken.complete(takeFirst(queue)));
        while (taker.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        // when
        queue.enqueue("first");
        queue.enqueue("second");

        // then
        assertThat(taken.get()).isEqualTo("first");
        assertThat(queue.size()).isEqualTo(1);
        assertThat(List.of(queue.poll())).containsExactly("second");
        assertThat(queue.poll()).isNull();
    }

    @Test
    @Timeout(30)
    void whoWaitsInVainGoesOnAfterHisTime() throws Exception {
        AwaitableQueue<String> queue = queue("kontor-a");

        queue.awaitFirst(1);

        assertThat(queue.size()).isZero();
    }

    @Test
    void aRestartedTaskFindsItsNewQueueAlthoughTheOldOneIsClosedLate() {
        // given
        AwaitableQueue<String> old = queue("kontor-b");
        AwaitableQueue<String> renewed = queue("kontor-b");

        // when
        old.close();

        // then
        assertThat(AwaitableQueue.of("kontor-b")).isSameAs(renewed);
        renewed.close();
        assertThatThrownBy(() -> AwaitableQueue.of("kontor-b")).hasMessageContaining("queue.provider.type=awaitable");
    }

    private static AwaitableQueue<String> queue(String connector) {
        AwaitableQueue<String> queue = new AwaitableQueue<>();
        queue.configure(Map.of("topic.prefix", connector));
        return queue;
    }

    private static String takeFirst(AwaitableQueue<String> queue) {
        try {
            queue.awaitFirst(LONG);
            return String.valueOf(queue.poll());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
