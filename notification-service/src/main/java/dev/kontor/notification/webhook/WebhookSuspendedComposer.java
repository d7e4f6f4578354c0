package dev.kontor.notification.webhook;

import dev.kontor.notification.channel.Letter;
import dev.kontor.notification.delivery.Delivery;
import dev.kontor.notification.delivery.Outcome;
import dev.kontor.notification.delivery.Reasons;
import dev.kontor.notification.due.Composer;
import dev.kontor.notification.due.Undeliverable;
import dev.kontor.notification.remind.staff.Recipient;
import dev.kontor.notification.remind.staff.StaffDirectory;
import dev.kontor.notification.template.LetterKind;
import dev.kontor.notification.template.WriteLetter;
import dev.kontor.notification.webhook.guard.Destination;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes to the owner of a webhook that was suspended. It names the receiver's host, and no path: that may hold a key. */
@ApplicationScoped
class WebhookSuspendedComposer implements Composer {
    private static final LetterKind KIND = LetterKind.WEBHOOK_SUSPENDED;
    private static final String UNKNOWN = "–";

    private final Webhooks webhooks;
    private final StaffDirectory staff;
    private final WriteLetter letters;

    WebhookSuspendedComposer(Webhooks webhooks, StaffDirectory staff, WriteLetter letters) {
        this.webhooks = webhooks;
        this.staff = staff;
        this.letters = letters;
    }

    @Override
    public boolean composes(String kind) {
        return KIND.code().equals(kind);
    }

    @Override
    public Uni<Letter> compose(Delivery delivery) {
        return webhooks.findById(delivery.subjectId())
                .onItem()
                .ifNull()
                .failWith(() -> new Undeliverable(Outcome.refused(Reasons.SUBJECT_UNKNOWN)))
                .chain(webhook -> staff.recipient(delivery.recipientId())
                        .chain(recipient -> write(delivery, webhook, recipient)));
    }

    private Uni<Letter> write(Delivery delivery, Webhook webhook, Recipient recipient) {
        return letters.language(KIND, recipient.language())
                .chain(language ->
                        letters.write(KIND, recipient.language(), data(delivery, webhook, recipient, language)))
                .map(r -> new Letter(recipient.email(), r.language(), r.subject(), r.text(), r.html()));
    }

    private static Map<String, String> data(Delivery delivery, Webhook webhook, Recipient recipient, Locale language) {
        return Map.of(
                "recipientName", recipient.name(),
                "host", Destination.parse(webhook.url()).host(),
                "webhookId", webhook.id().toString(),
                "reason", Objects.requireNonNullElse(webhook.reason(), UNKNOWN),
                "since", recipient.local(delivery.dueAt(), language),
                "timeZone", recipient.zone().getId());
    }
}
