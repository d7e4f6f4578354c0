package dev.kontor.notification.webhook;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.security.SecretSeal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives a webhook a new secret, and the receiver time to learn it. */
@ApplicationScoped
class RotateSecret {
    private static final int DEFAULT_HOURS = 24;
    private static final int MAX_HOURS = 168;

    /** @param overlapHours how long deliveries are signed with both secrets; 24 if not said, 0 if the old one is known to others */
    @Schema(name = "RotateSecret")
    record Request(@Nullable @Min(0) @Max(MAX_HOURS) Integer overlapHours) {
        Duration overlap() {
            return Duration.ofHours(overlapHours == null ? DEFAULT_HOURS : overlapHours);
        }
    }

    private final Webhooks webhooks;
    private final Outbox outbox;
    private final SecretSeal seal;
    private final Clock clock;

    RotateSecret(Webhooks webhooks, Outbox outbox, SecretSeal seal, Clock clock) {
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.seal = seal;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<WithSecret> rotate(UUID id, Request request) {
        return webhooks.lock(id, Change.COMMAND).chain(webhook -> {
            Instant now = clock.instant();
            String secret = Secret.next();
            String sealed = Secret.sealed(secret, id, seal);
            return outbox.publish(webhook, List.of(webhook.rotateSecret(sealed, now.plus(request.overlap()), now)))
                    .replaceWith(new WithSecret(webhook, secret));
        });
    }
}
