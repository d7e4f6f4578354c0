package dev.kontor.notification.channel.mail;

import dev.kontor.notification.channel.Channel;
import dev.kontor.notification.channel.Letter;
import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.delivery.Outcome;
import dev.kontor.notification.delivery.Reasons;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Mail by SMTP. {@code Message-ID} (RFC 5322) comes from the delivery's id alone: should a letter ever go out twice, mail servers and
 * people can tell that it is the same one.
 */
@ApplicationScoped
class MailChannel implements Channel {
    private static final String AUTO_SUBMITTED = "Auto-Submitted"; // RFC 3834: no out-of-office answers, please

    private final Vertx vertx;
    private final MailClient client;
    private final String from;
    private final String domain;
    private final long timeoutMillis;

    MailChannel(Vertx vertx, SmtpSettings smtp, @ConfigProperty(name = "kontor.mail.from") String from) {
        this.vertx = vertx;
        this.client = MailClient.create(vertx, SmtpConnection.config(smtp));
        this.from = from;
        this.domain = from.substring(from.lastIndexOf('@') + 1).replace(">", "").strip();
        this.timeoutMillis = smtp.sendTimeout().toMillis();
    }

    void close(@Observes ShutdownEvent stop) {
        client.close();
    }

    @Override
    public String name() {
        return DeliveryOrder.CHANNEL;
    }

    @Override
    public Uni<Outcome> send(UUID deliveryId, Letter letter) {
        return Uni.createFrom().emitter(answer -> {
            long timer = vertx.setTimer(timeoutMillis, elapsed -> answer.complete(Outcome.deferred(Reasons.TIMED_OUT)));
            client.sendMail(message(deliveryId, letter), result -> {
                vertx.cancelTimer(timer);
                answer.complete(
                        result.succeeded() ? new Outcome.Accepted(SmtpReply.OK) : SmtpReply.outcome(result.cause()));
            });
        });
    }

    private MailMessage message(UUID deliveryId, Letter letter) {
        return new MailMessage()
                .setFrom(from)
                .setTo(letter.to())
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                .addHeader("Message-ID", "<" + deliveryId + "@" + domain + ">")
                .addHeader("Content-Language", letter.language().toLanguageTag())
                .addHeader(AUTO_SUBMITTED, "auto-generated");
    }
}
