package dev.kontor.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.kontor.notification.Company;
import dev.kontor.notification.MailSettings;
import dev.kontor.notification.Mailboxes;
import dev.kontor.notification.webhook.Hooks.Hook;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class WebhookCircuitIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REVISED = "kontor.deals.deal.revised.v1";

    private final UUID deal = UUID.randomUUID();
    private final Receiver receiver = Receiver.open();
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
        receiver.close();
    }

    @Test
    void aReceiverThatFailsIsSuspendedItsOwnerToldAndAllIsDeliveredOnceItAnswers() {
        try (Mailboxes mailboxes = Mailboxes.open()) {
            // given
            String address = "owner." + deal + "@kontor.example";
            Hooks hooks = new Hooks(company.staff(address, "en", null));
            receiver.answering(503);
            Hook hook = hooks.register(receiver.url(), deal, "parallel");

            // when
            List<String> sent = send(20);

            // then: it is suspended, and tried with one delivery from time to time
            await().atMost(SOON).until(() -> Hooks.state(hook).equals("suspended"));
            hooks.as()
                    .get(hook.path())
                    .then()
                    .body("reason", equalTo("answered-503"))
                    .body("failures", greaterThanOrEqualTo(8));
            await().atMost(SOON).until(() -> mailboxes.of(address).size() == 1);
            assertThat(mailboxes.of(address).getFirst().text())
                    .contains("127.0.0.1", "answered-503", hook.id().toString())
                    .doesNotContain("k=1");
            long before = Hooks.attempts(hook);
            await().atMost(SOON).until(() -> Hooks.attempts(hook) >= before + 3);
            assertThat(Hooks.count(hook, "failed"))
                    .as("probes cost no attempts")
                    .isZero();

            // when
            receiver.answering(200);

            // then
            await().atMost(SOON).until(() -> Hooks.count(hook, "delivered") == sent.size());
            await().atMost(SOON).until(() -> Hooks.state(hook).equals("active"));
            assertThat(receiver.ids()).containsAll(sent);
            assertThat(OutboxDrain.factsOf(hook.id()))
                    .extracting(Published::name)
                    .containsExactly("registered", "suspended", "resumed");
            assertThat(mailboxes.of(address)).hasSize(1);
        }
    }

    @Test
    void aBlackHoleDelaysNoOther() {
        // given
        Hooks hooks = new Hooks(UUID.randomUUID());
        try (BlackHole hole = new BlackHole()) {
            Hook swallowed = hooks.register(hole.url(), deal, "parallel");
            Hook healthy = hooks.register(receiver.url(), deal, "parallel");

            // when: more than the hole may hold at a time
            List<String> sent = send(150);

            // then: everything is delivered while the first requests to the hole still hang, and not one of theirs is
            // over
            await().atMost(SOON).until(() -> Hooks.count(healthy, "delivered") == sent.size());
            assertThat(Hooks.count(swallowed, "delivered")).isZero();
            assertThat(receiver.ids()).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(hooks.delivery(healthy, UUID.fromString(sent.getLast()))
                            .extract()
                            .<Integer>path("attempts"))
                    .isEqualTo(1);
            await().atMost(SOON).until(() -> Hooks.state(swallowed).equals("suspended"));
        }
    }

    private List<String> send(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(version ->
                        company.events().send(REVISED, deal, version, "{}").toString())
                .toList();
    }
}
