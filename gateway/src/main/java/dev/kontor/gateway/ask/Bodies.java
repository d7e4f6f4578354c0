package dev.kontor.gateway.ask;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** What services answer, up to a limit: nobody's answer may fill the gateway's memory. */
final class Bodies {
    /** A page of a list is some 100 kB, the hours of a year's holding some 2 MB. */
    private static final int MAX_BYTES = 16 << 20;

    private Bodies() {}

    /** Fails where it is longer than the limit; whoever asked ends the request then. */
    static Future<Buffer> read(HttpClientResponse answer) {
        Promise<Buffer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        answer.handler(chunk -> {
                    if (body.length() + chunk.length() > MAX_BYTES) {
                        read.tryFail("The answer is longer than " + MAX_BYTES + " bytes");
                    } else if (!read.future().isComplete()) {
                        body.appendBuffer(chunk);
                    }
                })
                .exceptionHandler(read::tryFail)
                .endHandler(end -> read.tryComplete(body));
        return read.future();
    }
}
