package dev.kontor.analytics.sla;

import dev.kontor.platform.access.Caller;
import dev.kontor.platform.audit.Origins;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Takes a policy out of force: no new timers; those that run go on to their end. */
@ApplicationScoped
class RetireSlaPolicy {
    private final SlaPolicies policies;
    private final StaleWrites stale;
    private final Caller caller;
    private final Clock clock;
    private final Origins origins;

    RetireSlaPolicy(SlaPolicies policies, StaleWrites stale, Caller caller, Clock clock, Origins origins) {
        this.policies = policies;
        this.stale = stale;
        this.caller = caller;
        this.clock = clock;
        this.origins = origins;
    }

    @WithTransaction
    public Uni<Void> retire(UUID id, ExpectedVersion expected) {
        return policies.lock(id)
                .call(policy -> stale.refuse(policy, expected, Set.of()))
                .invoke(policy -> policy.retire(clock.instant(), caller.actor()))
                .chain(origins::sign);
    }
}
