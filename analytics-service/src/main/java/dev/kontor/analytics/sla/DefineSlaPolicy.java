package dev.kontor.analytics.sla;

import dev.kontor.platform.access.Caller;
import dev.kontor.platform.audit.Origins;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Puts a new policy in force; it counts events from now on. */
@ApplicationScoped
class DefineSlaPolicy {
    private final SlaPolicies policies;
    private final PolicyDefinitions definitions;
    private final Caller caller;
    private final Clock clock;
    private final Origins origins;

    DefineSlaPolicy(SlaPolicies policies, PolicyDefinitions definitions, Caller caller, Clock clock, Origins origins) {
        this.policies = policies;
        this.definitions = definitions;
        this.caller = caller;
        this.clock = clock;
        this.origins = origins;
    }

    @WithTransaction
    public Uni<SlaPolicy> define(SlaPolicyDefinition terms) {
        definitions.refuseImpossible(terms);
        SlaPolicy policy = SlaPolicy.define(terms, definitions.write(terms), clock.instant(), caller.actor());
        return origins.sign().chain(() -> policies.save(policy, terms.code()));
    }
}
