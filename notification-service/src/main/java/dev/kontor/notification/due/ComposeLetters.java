package dev.kontor.notification.due;

import dev.kontor.notification.channel.Letter;
import dev.kontor.notification.delivery.Delivery;
import dev.kontor.notification.delivery.Outcome;
import dev.kontor.notification.delivery.Reasons;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.qute.TemplateException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Has the letters of a batch written, one after another in one session. */
@ApplicationScoped
class ComposeLetters {
    private static final Logger LOG = Logger.getLogger(ComposeLetters.class);

    /**
     * A claim with its letter, or with the outcome that stands in its place.
     */
    record Composed(
            Claim claim, @Nullable Letter letter, @Nullable Outcome outcome) {}

    private final List<Composer> composers;

    ComposeLetters(@All List<Composer> composers) {
        this.composers = composers;
    }

    @WithSession
    public Uni<List<Composed>> compose(List<Claim> claims) {
        return Multi.createFrom()
                .iterable(claims)
                .onItem()
                .transformToUniAndConcatenate(claim -> compose(claim.delivery())
                        .map(letter -> new Composed(claim, letter, null))
                        .onFailure()
                        .recoverWithItem(e -> new Composed(claim, null, outcome(claim.delivery(), e))))
                .collect()
                .asList();
    }

    private Uni<Letter> compose(Delivery delivery) {
        Composer composer = composers.stream()
                .filter(candidate -> candidate.composes(delivery.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing composes " + delivery.kind()));
        return Uni.createFrom().deferred(() -> composer.compose(delivery));
    }

    private static Outcome outcome(Delivery delivery, Throwable failure) {
        if (failure instanceof Undeliverable undeliverable) {
            return undeliverable.outcome();
        }
        if (failure instanceof TemplateException missing) {
            return new Outcome.Refused(Reasons.MISSING_DATA, null, missing.getMessage());
        }
        LOG.errorf(failure, "Delivery %s (%s) could not be composed", delivery.id(), delivery.kind());
        return Outcome.deferred(Reasons.NOT_COMPOSED);
    }
}
