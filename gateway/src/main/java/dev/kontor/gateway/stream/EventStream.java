package dev.kontor.gateway.stream;

import dev.kontor.gateway.stream.EventLog.View;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the facts on its way through them. It takes from the ring what is there, and pages of the log before it joins the ring or when
 * it fell out. Its place is told by a cursor, and only ever moves past a fact that was handed out, does not match, or may not be seen. All of
 * it happens on the event loop of its connection.
 */
final class EventStream {
    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final int MAX_BATCH = 250;
    private static final long AGAIN_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final StreamParts parts;
    private final Context context;
    private final Viewer viewer;
    private final FactFilter filter;
    private final Outlet outlet;
    private final AtomicBoolean woken = new AtomicBoolean();

    private Ring ring;
    /** The number in the ring of what comes next, -1 while pages of the log are read. */
    private long next = -1;
    /** Null once these are the ring's own: then its cursors are this stream's. */
    private @Nullable Positions own;

    private String cursor;
    private boolean stale;
    private boolean busy;
    private volatile boolean ended;

    EventStream(StreamParts parts, Context context, Wish wish, StartingPoint.Start start, Outlet outlet) {
        this.parts = parts;
        this.context = context;
        this.viewer = wish.viewer();
        this.filter = wish.filter();
        this.ring = start.ring();
        this.own = start.from().copy();
        this.cursor = Cursor.of(start.from());
        this.outlet = outlet;
    }

    Viewer viewer() {
        return viewer;
    }

    String cursor() {
        Positions positions = own;
        if (stale && positions != null) {
            cursor = Cursor.of(positions);
        }
        stale = false;
        return cursor;
    }

    /** There may be something to do. From any thread. */
    void wake() {
        if (!ended && woken.compareAndSet(false, true)) {
            context.runOnContext(now -> pump());
        }
    }

    /** Every second, from any thread. */
    void tick() {
        context.runOnContext(now -> {
            if (ended) {
                return;
            }
            if (!parts.clock().instant().isBefore(viewer.until())) {
                end(Ending.TOKEN_EXPIRED);
            } else if (!outlet.tick(cursor())) {
                end(Ending.TOO_SLOW);
            }
        });
    }

    /** From any thread. */
    void endSoon(Ending reason) {
        context.runOnContext(now -> end(reason));
    }

    private void end(Ending reason) {
        if (!ended) {
            leave();
            outlet.end(reason, cursor());
            parts.ended(reason);
        }
    }

    /** The client is gone, or has its answer. */
    void leave() {
        ended = true;
        parts.left(this);
    }

    private void pump() {
        woken.set(false);
        boolean more = true;
        while (more && !ended && !busy && outlet.room() > 0) {
            View view = parts.view();
            if (view.ring() != ring) {
                own = Cursor.parse(cursor()).positions(view.oldest());
                ring = view.ring();
                next = -1;
            }
            more = next < 0 ? approach() : follow();
        }
    }

    /** Joins the ring, or reads a page towards it. */
    private boolean approach() {
        Positions at = own == null ? Cursor.parse(cursor).positions(parts.view().oldest()) : own;
        own = at;
        next = ring.join(at, filter);
        stale = true;
        if (next < 0) {
            readPage(at);
        }
        return next >= 0;
    }

    private boolean follow() {
        Ring.Slice slice = ring.read(next, Math.min(outlet.room(), MAX_BATCH));
        if (slice == null) {
            next = -1;
            return true;
        }
        Ring.Mark end = slice.end();
        if (end != null) {
            settle(end);
            outlet.caughtUp(cursor());
            return false;
        }
        List<Fact> matching = new ArrayList<>();
        for (Ring.Kept kept : slice.kept()) {
            if (isNew(kept.fact()) && matches(kept.fact())) {
                matching.add(kept.fact());
            }
        }
        judge(matching, judged -> handOut(slice.kept(), judged));
        return true;
    }

    /** At the end of the ring a stream that was not ahead of it needs no positions of its own. */
    private void settle(Ring.Mark end) {
        Positions at = own;
        if (at != null) {
            at.raise(end.positions());
            stale = true;
            own = at.equals(end.positions()) ? null : at;
        }
        if (own == null) {
            cursor = end.cursor();
            stale = false;
        }
    }

    private boolean isNew(Fact fact) {
        return own == null || fact.offset() >= own.get(fact.partition());
    }

    private boolean matches(Fact fact) {
        return filter.matches(fact.type(), fact.subject());
    }

    private void handOut(List<Ring.Kept> batch, Iterator<Judged> judged) {
        for (Ring.Kept kept : batch) {
            Fact fact = kept.fact();
            if (isNew(fact)) {
                Judged one = matches(fact) ? judged.next() : null;
                if (one != null && one.verdict() == Verdict.UNKNOWN) {
                    blocked();
                    return;
                }
                if (own == null) {
                    cursor = kept.cursor();
                }
                pass(fact, one);
            }
            next++;
        }
        outlet.progress(cursor());
    }

    private void readPage(Positions from) {
        busy = true;
        CatchUp page = new CatchUp(
                from,
                ring.end().positions(),
                filter,
                outlet.room(),
                parts.clock().millis());
        parts.read(page::read)
                .onComplete(read -> context.runOnContext(now -> {
                    busy = false;
                    if (ended) {
                        return;
                    }
                    if (read.succeeded()) {
                        judge(read.result().facts(), judged -> handOutPage(read.result(), judged));
                        wake();
                    } else if (read.cause() instanceof InvalidOffsetException) {
                        end(Ending.CURSOR_EXPIRED);
                    } else {
                        LOG.debugf("A page is not read: %s", read.cause());
                        again();
                    }
                }));
    }

    private void handOutPage(CatchUp.Page page, Iterator<Judged> judged) {
        for (Fact fact : page.facts()) {
            Judged one = judged.next();
            if (one.verdict() == Verdict.UNKNOWN) {
                blocked();
                return;
            }
            pass(fact, one);
        }
        own = page.after().copy();
        stale = true;
        outlet.progress(cursor());
    }

    /** @param judged null when the fact does not match */
    private void pass(Fact fact, @Nullable Judged judged) {
        if (own != null) {
            own.set(fact.partition(), fact.offset() + 1);
            stale = true;
        }
        if (judged == null) {
            return;
        }
        if (judged.verdict() == Verdict.SEEN) {
            outlet.emit(judged.fact(), cursor());
        } else {
            parts.passedOver();
        }
    }

    private void blocked() {
        outlet.blocked(cursor());
        again();
    }

    private void again() {
        busy = true;
        parts.after(
                AGAIN_MILLIS,
                () -> context.runOnContext(now -> {
                    busy = false;
                    wake();
                }));
    }

    private void judge(List<Fact> facts, Consumer<Iterator<Judged>> then) {
        Future<List<Judged>> judged = parts.judge(viewer, facts);
        if (judged.isComplete()) {
            then.accept(judged.result().iterator());
            return;
        }
        busy = true;
        judged.onSuccess(all -> context.runOnContext(now -> {
            busy = false;
            if (!ended) {
                then.accept(all.iterator());
                wake();
            }
        }));
    }
}
