package dev.kontor.gateway.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** Server-sent events (WHATWG HTML, 9.2). An event of a fact has its cursor as id; ids alone tell of progress without facts. */
final class SseOutlet implements Outlet {
    static final String MEDIA_TYPE = "text/event-stream";
    /** Of a queue that is not full a batch may still make this of it, times the largest fact. */
    private static final int BATCH = 50;

    private static final long CANCEL = 0x8;
    private static final String RETRY_MILLIS = "2000";

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final long heartbeatNanos;
    private final long stallNanos;
    private @Nullable Buffer batch;
    private String told = "";
    private long wroteNanos = System.nanoTime();
    private long fullSinceNanos;
    private boolean full;

    SseOutlet(HttpServerRequest request, StreamConfig config) {
        this.request = request;
        this.response = request.response();
        this.heartbeatNanos = config.heartbeat().toNanos();
        this.stallNanos = config.stall().toNanos();
        response.setWriteQueueMaxSize((int) config.writeQueue().asLongValue());
    }

    /** @param drained called whenever the client has taken what was written */
    void open(String cursor, Runnable drained) {
        response.drainHandler(empty -> drained.run());
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE + ";charset=UTF-8")
                // For proxies that would wait for more.
                .putHeader("x-accel-buffering", "no");
        told = cursor;
        write(Buffer.buffer("retry: " + RETRY_MILLIS + "\nid: " + cursor + "\n: open\n\n"));
    }

    @Override
    public int room() {
        boolean now = response.writeQueueFull();
        if (now && !full) {
            fullSinceNanos = System.nanoTime();
        }
        full = now;
        return full ? 0 : BATCH;
    }

    @Override
    public void emit(Fact fact, String cursor) {
        Buffer to = batch == null ? Buffer.buffer(fact.json().length() + 2 * cursor.length()) : batch;
        batch = to;
        to.appendString("id: ")
                .appendString(cursor)
                .appendString("\ndata: ")
                .appendBuffer(fact.json())
                .appendString("\n\n");
        told = cursor;
    }

    @Override
    public void progress(String cursor) {
        Buffer ready = batch;
        if (ready != null) {
            batch = null;
            write(ready);
        }
    }

    @Override
    public void caughtUp(String cursor) {
        // The next heartbeat tells the cursor.
    }

    @Override
    public void blocked(String cursor) {
        progress(cursor);
    }

    @Override
    public boolean tick(String cursor) {
        long now = System.nanoTime();
        if (room() == 0) {
            return now - fullSinceNanos < stallNanos;
        }
        if (now - wroteNanos >= heartbeatNanos) {
            write(Buffer.buffer(cursor.equals(told) ? ": heartbeat\n\n" : "id: " + cursor + "\n: heartbeat\n\n"));
            told = cursor;
        }
        return true;
    }

    @Override
    public void end(Ending reason, String cursor) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (reason == Ending.TOO_SLOW) {
            cut();
        } else {
            progress(cursor);
            response.end("event: end\nid: " + cursor + "\ndata: {\"reason\":\"" + reason.word() + "\"}\n\n");
        }
    }

    /** What its client has not taken is not waited for. */
    private void cut() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(CANCEL);
        } else {
            request.connection().close();
        }
    }

    private void write(Buffer text) {
        wroteNanos = System.nanoTime();
        response.write(text);
    }
}
