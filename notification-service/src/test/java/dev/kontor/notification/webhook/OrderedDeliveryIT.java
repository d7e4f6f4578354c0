package dev.kontor.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.notification.MailSettings;
import dev.kontor.notification.webhook.Hooks.Hook;
import dev.kontor.notification.webhook.Receiver.Answer;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class OrderedDeliveryIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REVISED = "kontor.deals.deal.revised.v1";
    /** The test's schedule has four attempts. */
    private static final int ATTEMPTS = 4;

    private final UUID deal = UUID.randomUUID();
    private final Hooks hooks = new Hooks(UUID.randomUUID());
    private final Receiver receiver = Receiver.open();
    private final Events events = new Events();

    @AfterEach
    void close() {
        events.close();
        receiver.close();
    }

    @Test
    void inOrderedModeTheNextOfASubjectWaitsAndOthersDoNot() {
        // given: the deal's first event fails twice, and is first held up until another subject's has come
        UUID other = UUID.randomUUID();
        CountDownLatch otherCame = new CountDownLatch(1);
        receiver.answering(request -> {
            String version = request.event().path("aggregateversion").asText();
            long times = receiver.ids().stream().filter(request.id()::equals).count();
            if (version.equals("9")) {
                otherCame.countDown();
            } else if (version.equals("1") && times == 1) {
                awaitAtMost(otherCame, Duration.ofSeconds(4));
            }
            return Answer.of(version.equals("1") && times < 3 ? 503 : 200);
        });
        Hook hook = hooks.register(Map.of(
                "url", receiver.url(), "types", List.of("*"), "subjects", List.of(deal, other), "mode", "ordered"));

        // when
        List<String> ofTheDeal = IntStream.rangeClosed(1, 5)
                .mapToObj(version -> events.send(REVISED, deal, version, "{}").toString())
                .toList();
        UUID ofAnother = events.send(REVISED, other, 9, "{}");

        // then
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 6);
        assertThat(receiver.ids().stream().filter(ofTheDeal::contains))
                .containsExactly(
                        ofTheDeal.get(0),
                        ofTheDeal.get(0),
                        ofTheDeal.get(0),
                        ofTheDeal.get(1),
                        ofTheDeal.get(2),
                        ofTheDeal.get(3),
                        ofTheDeal.get(4));
        assertThat(receiver.ids().indexOf(ofAnother.toString()))
                .as("another subject waits for nobody")
                .isLessThan(receiver.ids().indexOf(ofTheDeal.get(1)));
    }

    @Test
    void oneThatHasFailedForGoodLetsTheNextPass() {
        // given
        receiver.answering(request ->
                Answer.of(request.event().path("aggregateversion").asText().equals("1") ? 400 : 200));
        Hook hook = hooks.register(receiver.url(), deal, "ordered");

        // when
        events.send(REVISED, deal, 1, "{}");
        UUID second = events.send(REVISED, deal, 2, "{}");

        // then
        await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == 1);
        assertThat(Hooks.count(hook, "failed")).isEqualTo(1);
        assertThat(receiver.ids()).hasSize(ATTEMPTS + 1).endsWith(second.toString());
    }

    private static void awaitAtMost(CountDownLatch latch, Duration most) {
        try {
            assertThat(latch.await(most.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
