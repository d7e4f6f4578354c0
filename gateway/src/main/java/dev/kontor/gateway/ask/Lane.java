package dev.kontor.gateway.ask;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets only so many questions go at once, and the others wait for their turn. */
final class Lane {
    private final int atOnce;
    private final int mostWaiting;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Lane(int atOnce, int mostWaiting) {
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
    }

    private enum Turn {
        NOW,
        LATER,
        NEVER
    }

    /** Asks when it is its turn; fails at once where too many wait already. */
    <T> Future<T> inTurn(Supplier<Future<T>> question) {
        Promise<T> answer = Promise.promise();
        Runnable turn = () -> question.get().onComplete(result -> {
            answer.handle(result);
            next();
        });
        switch (turnOf(turn)) {
            case NOW -> turn.run();
            case LATER -> {
                // Another one's end runs it.
            }
            case NEVER -> answer.fail("More than " + mostWaiting + " questions wait");
        }
        return answer.future();
    }

    private synchronized Turn turnOf(Runnable turn) {
        if (running < atOnce) {
            running++;
            return Turn.NOW;
        }
        return waiting.size() < mostWaiting && waiting.add(turn) ? Turn.LATER : Turn.NEVER;
    }

    private void next() {
        Runnable turn = nextWaiting();
        if (turn != null) {
            turn.run();
        }
    }

    private synchronized @Nullable Runnable nextWaiting() {
        Runnable turn = waiting.poll();
        if (turn == null) {
            running--;
        }
        return turn;
    }
}
