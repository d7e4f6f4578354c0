package dev.kontor.notification.webhook.send;

import dev.kontor.notification.webhook.WebhookSettings;
import dev.kontor.notification.webhook.guard.Destination;
import dev.kontor.notification.webhook.guard.Destinations;
import dev.kontor.notification.webhook.guard.Refused;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One request to a receiver, as Standard Webhooks has it, with a CloudEvent in structured mode. It goes to the address that was checked;
 * TLS and {@code Host} name the host. Redirects are not followed: they would lead past the check.
 */
@ApplicationScoped
class Post {
    /** Below the shortest that is usual among receivers: a connection that they close under our hands costs an attempt. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private final Destinations destinations;
    private final Vertx vertx;
    private final Clock clock;
    private final HttpClient client;
    private final long timeoutMillis;

    Post(Destinations destinations, WebhookSettings settings, Vertx vertx, Clock clock) {
        this.destinations = destinations;
        this.vertx = vertx;
        this.clock = clock;
        this.timeoutMillis = settings.timeout().toMillis();
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setConnectTimeout((int) settings.connectTimeout().toMillis())
                        .setTracingPolicy(TracingPolicy.IGNORE))
                .with(new PoolOptions().setHttp1MaxSize(settings.inAll()))
                // A connection that breaks is its request's failure, and nothing to shout about.
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build();
    }

    /** Never fails: what went wrong is a reply too. Completes on the caller's context. */
    Future<Reply> send(Job job) {
        Instant at = clock.instant();
        MultiMap headers = headers(job, at);
        Promise<Answer> answer = Promise.promise();
        long timer = vertx.setTimer(timeoutMillis, late -> answer.tryFail(Failures.TIMED_OUT));
        request(job)
                .onSuccess(request -> {
                    if (answer.future().isComplete()) {
                        request.reset();
                    } else {
                        exchange(request, headers, job.body(), answer);
                    }
                })
                .onFailure(answer::tryFail);
        return answer.future().transform(result -> {
            vertx.cancelTimer(timer);
            return Future.succeededFuture(
                    result.succeeded()
                            ? reply(
                                    at,
                                    headers,
                                    result.result(),
                                    Reply.errorOf(result.result().status()))
                            : reply(at, headers, null, codeOf(result.cause())));
        });
    }

    private Future<HttpClientRequest> request(Job job) {
        try {
            Destination to = Destination.parse(job.url());
            return destinations.address(to).compose(address -> client.request(options(to, address)));
        } catch (Refused e) {
            return Future.failedFuture(e);
        }
    }

    private static RequestOptions options(Destination to, InetAddress address) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, to.port())))
                .setHost(to.host())
                .setPort(to.port())
                .setSsl(to.tls())
                .setURI(to.uri())
                .setFollowRedirects(false);
    }

    private static void exchange(HttpClientRequest request, MultiMap headers, String body, Promise<Answer> answer) {
        request.headers().addAll(headers);
        answer.future().onFailure(e -> request.reset());
        request.response().onSuccess(response -> Answer.read(response, answer)).onFailure(answer::tryFail);
        request.end(Buffer.buffer(body)).onFailure(answer::tryFail);
    }

    private MultiMap headers(Job job, Instant at) {
        String id = job.eventId().toString();
        long timestamp = at.getEpochSecond();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("content-type", "application/cloudevents+json; charset=utf-8")
                .add("user-agent", "Kontor-Webhooks/1")
                .add("webhook-id", id)
                .add("webhook-timestamp", Long.toString(timestamp))
                .add("webhook-signature", Signature.of(job.secrets(), id, timestamp, job.body()));
        return job.traceparent() == null ? headers : headers.add("traceparent", job.traceparent());
    }

    private Reply reply(Instant at, MultiMap headers, @Nullable Answer answer, @Nullable String error) {
        Instant now = clock.instant();
        String lines = StreamSupport.stream(headers.spliterator(), false)
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
        return new Reply(
                at,
                lines,
                (int) Duration.between(at, now).toMillis(),
                answer == null ? null : answer.status(),
                error,
                answer == null ? null : answer.text(),
                answer == null ? null : RetryAfter.parse(answer.retryAfter(), now));
    }

    private static String codeOf(Throwable failure) {
        return Failures.TIMED_OUT.equals(failure.getMessage()) ? Failures.TIMED_OUT : Failures.codeOf(failure);
    }
}
