package dev.kontor.telephony.pbx.http;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.kontor.platform.problem.Problem;
import dev.kontor.telephony.TelephonyError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Proof that a message comes from the PBX and from nobody who has its token alone: Standard Webhooks, HMAC-SHA256 over id, timestamp
 * and body, at most five minutes old.
 */
@ApplicationScoped
class WebhookSignature {
    private static final List<String> HEADERS = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    private final Optional<Webhook> secret;
    private final HttpHeaders headers;

    /** @param secret {@code whsec_} and the key in Base64; every message is refused while it is unset */
    WebhookSignature(@ConfigProperty(name = "kontor.call-events.secret") Optional<String> secret, HttpHeaders headers) {
        this.secret = secret.map(Webhook::new);
        this.headers = headers;
    }

    /** Refuses the running request with 401. */
    void require(byte[] body) {
        Webhook webhook = secret.orElseThrow(() -> invalid("No secret is configured for call events"));
        Map<String, List<String>> signed = HEADERS.stream()
                .filter(name -> headers.getHeaderString(name) != null)
                .collect(Collectors.toMap(name -> name, headers::getRequestHeader));
        try {
            webhook.verify(new String(body, StandardCharsets.UTF_8), signed);
        } catch (WebhookVerificationException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Problem invalid(String detail) {
        return Problem.of(TelephonyError.SIGNATURE_INVALID, detail);
    }
}
