package dev.kontor.analytics.sla;

import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import dev.kontor.platform.security.Caller;
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

    RetireSlaPolicy(SlaPolicies policies, StaleWrites stale, Caller caller, Clock clock) {
        this.policies = policies;
        this.stale = stale;
        this.caller = caller;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Void> retire(UUID id, ExpectedVersion expected) {
        return policies.lock(id)
                .call(policy -> stale.refuse(policy, expected, Set.of()))
                .invoke(policy -> policy.retire(clock.instant(), caller.actor()))
                .replaceWithVoid();
    }
}
