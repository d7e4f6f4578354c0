package dev.kontor.activity.access;

import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.DefaultPolicy;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a rule in place of the present one. */
@ApplicationScoped
class DecideAccess {
    private static final Set<String> RULING = Set.of("actions", "fields");

    private final AccessDecisions decisions;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    DecideAccess(AccessDecisions decisions, StaleWrites staleWrites, Outbox outbox, Caller caller, Clock clock) {
        this.decisions = decisions;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Decides what a role may do with an entity.
     *
     * @param ifMatch of the decision that is to be replaced; not needed while the shipped rule holds
     */
    @WithTransaction
    public Uni<AccessDecision> decide(String role, String entity, NewRuling request, @Nullable String ifMatch) {
        Ruling ruling = request.on(role, entity, DefaultPolicy.shipped());
        return decisions
                .lock(role, entity)
                .chain(present -> present == null
                        ? add(role, entity, ruling, ExpectedVersion.ifSent(ifMatch))
                        : replace(present, ruling, ExpectedVersion.parse(ifMatch)));
    }

    private Uni<AccessDecision> add(String role, String entity, Ruling ruling, @Nullable ExpectedVersion expected) {
        if (expected != null && expected.number() != 0) {
            throw Problem.of(PlatformError.STALE_WRITE, "The shipped rule holds, the decision was withdrawn");
        }
        AccessDecision decision = new AccessDecision(Ids.next(), role, entity, ruling, caller.actor(), clock.instant());
        return outbox.publish(decision, List.of(decision.decided()), () -> AccessRuleView.from(decision))
                .chain(() -> decisions.persist(decision));
    }

    private Uni<AccessDecision> replace(AccessDecision present, Ruling ruling, ExpectedVersion expected) {
        return staleWrites
                .refuse(present, expected, RULING)
                .chain(() -> outbox.publish(
                        present,
                        present.decide(ruling, caller.actor(), clock.instant()),
                        () -> AccessRuleView.from(present)))
                .replaceWith(present);
    }
}
