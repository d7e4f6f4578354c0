package dev.kontor.e2e.load;

import dev.kontor.e2e.load.HookReceiver.Kept;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The HTTP client of webhooks, over as many connections and on one event loop as they are, with requests that are ready: no signing, no log. */
final class PlainPosts {
    private static final int SIDE_BY_SIDE = 64;
    private static final int WARM_UP_SHARE = 4;
    private static final int PATIENCE_SECONDS = 120;

    private final Context loop;
    private final HttpClient client;
    private final String url;
    private final List<Kept> requests;

    PlainPosts(Vertx vertx, String url, List<Kept> requests) {
        this.loop = vertx.getOrCreateContext();
        this.client = vertx.httpClientBuilder()
                .with(new PoolOptions().setHttp1MaxSize(SIDE_BY_SIDE))
                .build();
        this.url = url;
        this.requests = requests;
    }

    /** A second. */
    double rate(int count) throws InterruptedException {
        run(Math.ceilDiv(count, WARM_UP_SHARE));
        long begin = System.nanoTime();
        run(count);
        return count * 1e9 / (System.nanoTime() - begin);
    }

    private void run(int count) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(count);
        CountDownLatch answered = new CountDownLatch(count);
        loop.runOnContext(begun -> {
            for (int i = 0; i < SIDE_BY_SIDE; i++) {
                next(left, answered);
            }
        });
        if (!answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The receiver left " + answered.getCount() + " requests without an answer");
        }
    }

    private void next(AtomicInteger left, CountDownLatch answered) {
        int number = left.getAndDecrement();
        if (number <= 0) {
            return;
        }
        Kept post = requests.get(number % requests.size());
        client.request(new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url))
                .compose(request -> {
                    post.headers().forEach((name, values) -> {
                        if (!"host".equals(name)) {
                            request.putHeader(name, values);
                        }
                    });
                    return request.send(Buffer.buffer(post.body()));
                })
                .compose(response -> response.body())
                .onSuccess(body -> {
                    answered.countDown();
                    next(left, answered);
                });
    }
}
