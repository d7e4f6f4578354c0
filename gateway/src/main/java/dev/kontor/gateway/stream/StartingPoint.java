package dev.kontor.gateway.stream;

import dev.kontor.gateway.problem.FieldError;
import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import dev.kontor.gateway.stream.EventLog.View;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.inject.Singleton;
import java.util.List;

/** Turns what the caller says it has into where its stream begins, or says why it cannot. */
@Singleton
class StartingPoint {
    private static final int RETRY_SECONDS = 5;

    private final EventLog log;
    private final LogReaders readers;

    StartingPoint(EventLog log, LogReaders readers) {
        this.log = log;
        this.readers = readers;
    }

    record Start(Ring ring, Positions from) {}

    /** On the context. Fails with a {@link Problem}. */
    Future<Start> find(Wish wish, Context context) {
        View view = log.view();
        if (view == null || !log.isReachable()) {
            throw unavailable();
        }
        String after = wish.after();
        if (after == null) {
            return Future.succeededFuture(
                    new Start(view.ring(), view.ring().end().positions()));
        }
        Positions from = Wish.EARLIEST.equals(after)
                ? view.oldest().copy()
                : read(after, wish.afterField()).positions(view.oldest());
        from.skip(wish.filter()::wants, view.oldest());
        if (!from.covers(view.oldest())) {
            throw expired(view);
        }
        Start start = new Start(view.ring(), from);
        return view.ring().end().positions().covers(from) ? Future.succeededFuture(start) : ahead(start, view, context);
    }

    private static Cursor read(String text, String field) {
        try {
            return Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw Problem.of(GatewayError.FILTER_INVALID, message, List.of(new FieldError(field, "cursor", message)));
        }
    }

    /** Another gateway may have read further; but a log that is shorter than the cursor is not the one the cursor is from. */
    private Future<Start> ahead(Start start, View view, Context context) {
        Promise<Start> found = Promise.promise();
        readers.read(consumer -> Positions.of(
                        view.ring().layout(),
                        consumer.endOffsets(view.ring().layout().partitions())))
                .onComplete(ends -> context.runOnContext(now -> {
                    if (ends.failed()) {
                        found.fail(unavailable());
                    } else if (ends.result().covers(start.from())) {
                        found.complete(start);
                    } else {
                        found.fail(expired(view));
                    }
                }));
        return found.future();
    }

    private static Problem unavailable() {
        return Problem.of(GatewayError.UPSTREAM_UNAVAILABLE, "The event log does not answer")
                .retryAfter(RETRY_SECONDS);
    }

    private static Problem expired(View view) {
        return Problem.of(
                        GatewayError.CURSOR_EXPIRED,
                        "Go on after the cursor in oldest, and read anew from the lists what you may have missed")
                .with("oldest", Cursor.of(view.oldest()));
    }
}
