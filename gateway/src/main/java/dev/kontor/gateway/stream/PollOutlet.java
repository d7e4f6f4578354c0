package dev.kontor.gateway.stream;

import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/** The page of a long-poll: answered with the first facts, at the latest after the time that the caller gave. */
final class PollOutlet implements Outlet {
    private static final int MAX_BYTES = 512 * 1024;

    private final int limit;
    private final long deadlineNanos;
    private final Promise<Buffer> answer = Promise.promise();
    private final Buffer items = Buffer.buffer("{\"items\":[");
    private int count;
    private boolean blocked;

    PollOutlet(int limit, long waitNanos) {
        this.limit = limit;
        this.deadlineNanos = System.nanoTime() + waitNanos;
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
        if (room() == 0 || isLate()) {
            answer(cursor);
        }
    }

    @Override
    public void caughtUp(String cursor) {
        if (count > 0 || isLate()) {
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
        if (isLate()) {
            answer(cursor);
        }
        return true;
    }

    @Override
    public void end(Ending reason, String cursor) {
        answer(cursor);
    }

    private boolean isLate() {
        return System.nanoTime() - deadlineNanos >= 0;
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
