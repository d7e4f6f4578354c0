package dev.kontor.notification.webhook;

import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookFactContractTest {
    @Test
    void everyFactIsWrittenAsItsContractSays() {
        Contracts.verifyAll(
                WebhookFact.class,
                List.of(
                        new WebhookFact.Registered(
                                UUID.fromString("0195a3c0-2222-7000-8000-000000000002"),
                                List.of("kontor.deals.*", "kontor.contacts.person.registered.v1"),
                                "ordered"),
                        new WebhookFact.Revised(List.of("kontor.deals.*"), "parallel", List.of("types", "url")),
                        new WebhookFact.SecretRotated(Instant.parse("2026-03-03T08:00:00Z")),
                        new WebhookFact.Suspended(10, "timed-out"),
                        new WebhookFact.Resumed(),
                        new WebhookFact.Enabled(),
                        new WebhookFact.Disabled("gone"),
                        new WebhookFact.Removed()));
    }
}
