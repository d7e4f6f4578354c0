package dev.kontor.analytics.sla;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.audit.Origins;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Changes a policy for the timers that start from now on. */
@ApplicationScoped
class ReviseSlaPolicy {
    private final SlaPolicies policies;
    private final PolicyDefinitions definitions;
    private final MergePatch patches;
    private final StaleWrites stale;
    private final Caller caller;
    private final Clock clock;
    private final Origins origins;

    ReviseSlaPolicy(
            SlaPolicies policies,
            PolicyDefinitions definitions,
            MergePatch patches,
            StaleWrites stale,
            Caller caller,
            Clock clock,
            Origins origins) {
        this.policies = policies;
        this.definitions = definitions;
        this.patches = patches;
        this.stale = stale;
        this.caller = caller;
        this.clock = clock;
        this.origins = origins;
    }

    @WithTransaction
    public Uni<SlaPolicy> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        Set<String> fields = new HashSet<>();
        patch.fieldNames().forEachRemaining(fields::add);
        return policies.lock(id)
                .call(policy -> stale.refuse(policy, expected, fields))
                .chain(policy -> apply(policy, patch));
    }

    private Uni<SlaPolicy> apply(SlaPolicy policy, ObjectNode patch) {
        SlaPolicyDefinition before = definitions.read(policy);
        SlaPolicyDefinition after = patches.apply(before, patch);
        if (after.equals(before)) {
            return Uni.createFrom().item(policy);
        }
        definitions.refuseImpossible(after);
        policy.revise(after, definitions.write(after), clock.instant(), caller.actor());
        return origins.sign().chain(() -> policies.save(policy, after.code()));
    }
}
