package dev.kontor.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.notification.webhook.BlackHole;
import dev.kontor.notification.webhook.PlainServer;
import dev.kontor.notification.webhook.Receiver;
import dev.kontor.notification.webhook.Receiver.Answer;
import dev.kontor.notification.webhook.RefusingPort;
import dev.kontor.notification.webhook.WebhookSettings;
import dev.kontor.notification.webhook.guard.Destinations;
import dev.kontor.notification.webhook.guard.Resolver;
import dev.kontor.platform.access.Subject;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests over real sockets, without the service around. */
class PostTest {
    private static final Subject OWNER =
            new Subject(UUID.randomUUID(), null, Set.of("integrator"), List.of(), Set.of());
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"specversion\":\"1.0\"}";

    private final Vertx vertx = Vertx.vertx();
    private final Receiver receiver = Receiver.open();
    private final AtomicInteger resolved = new AtomicInteger();

    @AfterEach
    void close() {
        receiver.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aRequestIsSignedAndNamesTheHostWhileItGoesToTheCheckedAddress() {
        // given: the name is known to nobody but our resolver
        Post post = post(named("receiver.test", "127.0.0.1"));

        // when
        Reply reply = send(post, "http://receiver.test:" + receiver.port() + "/in?k=1");

        // then
        assertThat(reply.isDelivered()).isTrue();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(receiver.received()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/in?k=1");
            assertThat(request.header("host")).isEqualTo("receiver.test:" + receiver.port());
            assertThat(request.header("content-type")).startsWith("application/cloudevents+json");
            assertThat(request.header("traceparent")).isEqualTo("00-trace-span-01");
            assertThat(request.isSignedWith(SECRET)).isTrue();
            assertThat(request.body()).isEqualTo(BODY);
        });
        assertThat(reply.requestHeaders()).contains("webhook-id: ", "webhook-signature: v1,");
    }

    @Test
    void aNameThatTurnsInwardAfterItWasCheckedLeadsNowhere() {
        // given: allowed is the receiver's block alone, and the name moves to a neighbour's
        Resolver rebinding = host -> {
            resolved.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName("127.0.0.9")};
        };

        // when
        Reply reply = send(post(rebinding), "https://receiver.test:" + receiver.port() + "/");

        // then
        assertThat(reply.error()).isEqualTo("address-refused");
        assertThat(resolved)
                .as("the address that was checked is the one that is used: asked once")
                .hasValue(1);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        // given
        receiver.answering(request ->
                new Answer(302, Map.of("Location", "http://127.0.0.1:" + receiver.port() + "/elsewhere"), ""));

        // when
        Reply reply = send(post(system()), receiver.url());

        // then
        assertThat(reply.error()).isEqualTo("redirected");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void ofTheAnswerTheFirstKibIsKeptAndRetryAfterRead() {
        // given
        receiver.answering(request -> new Answer(503, Map.of("Retry-After", "7"), "a\0b" + "x".repeat(200_000)));

        // when
        Reply reply = send(post(system()), receiver.url());

        // then
        assertThat(reply.error()).isEqualTo("answered-503");
        assertThat(reply.answer()).hasSize(1_023).startsWith("abx");
        assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void whoNeverAnswersIsLeftAfterTheTimeOut() {
        try (BlackHole hole = new BlackHole()) {
            Reply reply = send(post(system(), Duration.ofSeconds(1)), hole.url());

            assertThat(reply.error()).isEqualTo("timed-out");
            assertThat(reply.status()).isNull();
            assertThat(reply.latencyMillis()).isBetween(950, 10_000);
        }
    }

    @Test
    void eachKindOfFailureHasItsCode() {
        Post post = post(host -> {
            if (host.endsWith(".invalid")) {
                throw new UnknownHostException(host);
            }
            return InetAddress.getAllByName(host);
        });
        try (RefusingPort nobody = new RefusingPort()) {
            assertThat(send(post, nobody.url()).error()).isEqualTo("unreachable");
        }
        assertThat(send(post, "https://hooks.invalid/").error()).isEqualTo("unknown-host");
        try (PlainServer plain = new PlainServer()) {
            assertThat(send(post, plain.httpsUrl()).error()).isEqualTo("tls-failed");
        }
        assertThat(send(post, "https://10.0.0.1/").error()).isEqualTo("address-refused");
        assertThat(receiver.received()).isEmpty();
    }

    private Reply send(Post post, String url) {
        UUID id = UUID.randomUUID();
        Job job = new Job(
                id,
                id,
                id,
                id,
                1,
                0,
                url,
                List.of(SECRET),
                "00-trace-span-01",
                OWNER,
                "kontor.deals.deal.won.v1",
                BODY,
                false);
        return post.send(job)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** With time enough for the first use of TLS on a busy machine. */
    private Post post(Resolver resolver) {
        return post(resolver, Duration.ofSeconds(15));
    }

    private Post post(Resolver resolver, Duration timeout) {
        WebhookSettings settings = new SmallRyeConfigBuilder()
                .withMapping(WebhookSettings.class)
                .withDefaultValue("kontor.webhooks.allowed-hosts", "127.0.0.1/32")
                .withDefaultValue("kontor.webhooks.timeout", timeout.toString())
                .build()
                .getConfigMapping(WebhookSettings.class);
        return new Post(new Destinations(settings, resolver, vertx), settings, vertx, Clock.systemUTC());
    }

    private static Resolver system() {
        return InetAddress::getAllByName;
    }

    private static Resolver named(String name, String address) {
        return host -> {
            if (!host.equals(name)) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getByName(address)};
        };
    }
}
