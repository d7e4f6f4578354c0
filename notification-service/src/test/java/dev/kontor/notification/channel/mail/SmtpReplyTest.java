package dev.kontor.notification.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.notification.delivery.Outcome;
import dev.kontor.notification.delivery.Reasons;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmtpReplyTest {
    @Test
    void fourIsNotNowAndFiveIsNever() {
        assertThat(reply(451)).isEqualTo(new Outcome.Deferred(Reasons.REFUSED_FOR_NOW, 451, "451 words"));
        assertThat(reply(550)).isEqualTo(new Outcome.Refused(Reasons.REFUSED, 550, "550 words"));
    }

    @Test
    void refusedCredentialsDoNotCostTheLetter() {
        assertThat(reply(535)).isEqualTo(new Outcome.Deferred(Reasons.NOT_AUTHORISED, 535, "535 words"));
    }

    @Test
    void aServerOutOfReachIsNotNow() {
        assertThat(SmtpReply.outcome(new ConnectException("refused")))
                .isEqualTo(new Outcome.Deferred(Reasons.UNREACHABLE, null, "refused"));
    }

    @Test
    void anAddressThatIsNoneIsNever() {
        assertThat(SmtpReply.outcome(new IllegalArgumentException("invalid")))
                .isEqualTo(new Outcome.Refused(Reasons.BAD_ADDRESS, null, "invalid"));
    }

    private static Outcome reply(int code) {
        return SmtpReply.outcome(new SMTPException("failed", code, List.of(code + " words"), code >= 500));
    }
}
