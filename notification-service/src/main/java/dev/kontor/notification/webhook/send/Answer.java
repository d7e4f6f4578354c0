package dev.kontor.notification.webhook.send;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's answer, as far as it is read.
 *
 * @param text the first KiB of its body
 */
record Answer(int status, String text, @Nullable String retryAfter) {
    private static final int KEPT = 1_024;
    private static final int READ = 65_536;

    /** Completes at the answer's end; one that goes on and on is cut off, and its status counts. */
    static void read(HttpClientResponse response, Promise<Answer> answer) {
        Buffer kept = Buffer.buffer();
        int[] seen = new int[1];
        response.exceptionHandler(answer::tryFail);
        response.endHandler(end -> answer.tryComplete(of(response, kept)));
        response.handler(part -> {
            kept.appendBuffer(part, 0, Math.min(part.length(), KEPT - kept.length()));
            seen[0] += part.length();
            if (seen[0] > READ) {
                answer.tryComplete(of(response, kept));
                response.request().reset();
            }
        });
    }

    private static Answer of(HttpClientResponse response, Buffer kept) {
        // PostgreSQL's text holds every character but NUL.
        String text = kept.toString(StandardCharsets.UTF_8).replace("\0", "");
        return new Answer(response.statusCode(), text, response.getHeader("Retry-After"));
    }
}
