package dev.kontor.activity.access;

import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Takes a decision back: the shipped rule holds again; the state topic gets a tombstone. */
@ApplicationScoped
class WithdrawAccess {
    private final AccessDecisions decisions;
    private final StaleWrites staleWrites;
    private final Outbox outbox;

    WithdrawAccess(AccessDecisions decisions, StaleWrites staleWrites, Outbox outbox) {
        this.decisions = decisions;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
    }

    @WithTransaction
    public Uni<Void> withdraw(String role, String entity, ExpectedVersion expected) {
        return decisions
                .lockExisting(role, entity)
                .call(decision -> staleWrites.refuse(decision, expected, Set.of()))
                .call(decision -> outbox.retire(decision, decision.withdrawn()))
                .chain(decision -> decisions.delete("id", decision.id()))
                .replaceWithVoid();
    }
}
