package dev.kontor.gateway.stream;

import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The page of a long-poll: answered with the facts that there are, else with the first that come. While older facts are still being looked
 * through the page waits, however little time the caller gave: with facts in it for {@link #FILL_NANOS}, without for {@link #LOOK_NANOS}.
 */
final class PollOutlet implements Outlet {
    private static final int MAX_BYTES = 512 * 1024;
    static final long FILL_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int limit;
    private final long waitNanos;
    private final LongSupplier nanoTime;
    private final long startedNanos;
    private final Promise<Buffer> answer = Promise.promise();
    private final Buffer items = Buffer.buffer("{\"items\":[");
    private int count;
    private boolean caughtUp;
    private boolean blocked;

    /** @param nanoTime as {@link System#nanoTime()} */
    PollOutlet(int limit, long waitNanos, LongSupplier nanoTime) {
        this.limit = limit;
        this.waitNanos = waitNanos;
        this.nanoTime = nanoTime;
        this.startedNanos = nanoTime.getAsLong();
    }

    /** {@code {"items":[…],"next":"…"}}. */
    Future<Buffer> answer() {
        return answer.future();
    }

    @Override
    public int room() {
        return answer.future().isComplete() || items.length() >= MAX_BYTES ? 0 : limit - count;
    }

    @Override
    public void emit(Fact fact, String cursor) {
        if (count > 0) {
            items.appendByte((byte) ',');
        }
        items.appendBuffer(fact.json());
        count++;
    }

    @Override
    public void progress(String cursor) {
        blocked = false;
        caughtUp = false;
        if (room() == 0 || (count > 0 && isPast(FILL_NANOS)) || isOver()) {
            answer(cursor);
        }
    }

    @Override
    public void caughtUp(String cursor) {
        caughtUp = true;
        if (count > 0 || isPast(waitNanos)) {
            answer(cursor);
        }
    }

    @Override
    public void blocked(String cursor) {
        blocked = true;
        caughtUp(cursor);
    }

    @Override
    public boolean tick(String cursor) {
        if ((caughtUp && isPast(waitNanos)) || isOver()) {
            answer(cursor);
        }
        return true;
    }

    @Override
    public void end(Ending reason, String cursor) {
        answer(cursor);
    }

    private boolean isOver() {
        return isPast(Math.max(waitNanos, LOOK_NANOS));
    }

    private boolean isPast(long nanos) {
        return nanoTime.getAsLong() - startedNanos >= nanos;
    }

    private void answer(String cursor) {
        if (count == 0 && blocked) {
            answer.tryFail(Problem.of(
                    GatewayError.UPSTREAM_UNAVAILABLE,
                    "A service that knows who may see the next facts does not answer"));
        } else if (!answer.future().isComplete()) {
            answer.complete(
                    items.appendString("],\"next\":\"").appendString(cursor).appendString("\"}"));
        }
    }
}
