package dev.kontor.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String ID = "0195a3c0-1111-7000-8000-000000000001";
    private static final String BODY = "{\"name\":\"Ольга Bērziņa\"}";

    @Test
    void itIsTheLibrarysOwn() throws WebhookSigningException, EmptyWebhookSecretException {
        assertThat(Signature.of(List.of(SECRET), ID, 1_772_438_400, BODY))
                .isEqualTo(new Webhook(SECRET).sign(ID, 1_772_438_400, BODY));
    }

    @Test
    void duringARotationBothSecretsVerifyAndNoOther() {
        // given
        long now = Clock.systemUTC().instant().getEpochSecond();
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of(ID),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of(Signature.of(List.of(SECRET, OTHER), ID, now, BODY)));

        // when, then
        assertThatCode(() -> new Webhook(SECRET).verify(BODY, headers)).doesNotThrowAnyException();
        assertThatCode(() -> new Webhook(OTHER).verify(BODY, headers)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook("whsec_bm90IHRoZSBzZWNyZXQgYXQgYWxsISE=").verify(BODY, headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(SECRET).verify(BODY + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
    }
}
