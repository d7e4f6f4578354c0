package dev.kontor.gateway.stream;

import dev.kontor.gateway.route.Upstream;
import dev.kontor.gateway.route.UpstreamClients;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks services for records, only a few at once: the streams must not take the connections of the callers who wait for an answer. What waits
 * is bounded by the streams, each of which asks for one batch at a time.
 */
final class Questions {
    private static final int AT_ONCE = 16;
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long CANCEL = 0x8;
    private static final int OK = 200;
    private static final int UNAUTHENTICATED = 401;
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final UpstreamClients clients;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Questions(UpstreamClients clients) {
        this.clients = clients;
    }

    /** Never fails. */
    Future<Verdict> ask(Upstream owner, String uri, Viewer viewer) {
        Promise<Verdict> answer = Promise.promise();
        Runnable question = () -> send(owner, uri, viewer)
                .recover(failure -> Future.succeededFuture(Verdict.UNKNOWN))
                .onSuccess(verdict -> {
                    answer.complete(verdict);
                    next();
                });
        if (begins(question)) {
            question.run();
        }
        return answer.future();
    }

    private synchronized boolean begins(Runnable question) {
        if (running == AT_ONCE) {
            waiting.add(question);
            return false;
        }
        running++;
        return true;
    }

    private void next() {
        Runnable question = nextWaiting();
        if (question != null) {
            question.run();
        }
    }

    private synchronized @Nullable Runnable nextWaiting() {
        Runnable question = waiting.poll();
        if (question == null) {
            running--;
        }
        return question;
    }

    private Future<Verdict> send(Upstream owner, String uri, Viewer viewer) {
        Future<HttpClientRequest> opened = clients.get(owner, uri);
        return opened.compose(request -> {
                    request.putHeader(HttpHeaders.AUTHORIZATION, viewer.authorization());
                    request.putHeader("x-correlation-id", viewer.correlation());
                    // The body goes by: what may be shown is the fact, not the record.
                    return request.send().compose(answer -> answer.end().map(end -> verdict(answer.statusCode())));
                })
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .onFailure(failure -> opened.onSuccess(request -> request.reset(CANCEL)));
    }

    private static Verdict verdict(int status) {
        if (status == OK) {
            return Verdict.SEEN;
        }
        boolean undecided =
                status == UNAUTHENTICATED || status == TIMED_OUT || status == TOO_MANY || status >= SERVER_ERRORS;
        return undecided ? Verdict.UNKNOWN : Verdict.HIDDEN;
    }
}
