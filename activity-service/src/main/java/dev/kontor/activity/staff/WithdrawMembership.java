package dev.kontor.activity.staff;

import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends a membership that was planned, or has it never begin. */
@ApplicationScoped
class WithdrawMembership {
    private static final Set<String> MEMBERSHIPS = Set.of("memberships");

    private final StaffMembers members;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    WithdrawMembership(StaffMembers members, StaleWrites staleWrites, Outbox outbox, Clock clock) {
        this.members = members;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Withdraws and publishes.
     *
     * @param expected null when the caller does not mind what was there
     */
    @WithTransaction
    public Uni<StaffMember> withdraw(UUID id, UUID membership, @Nullable ExpectedVersion expected) {
        return members.lock(id)
                .call(member -> expected == null
                        ? Uni.createFrom().voidItem()
                        : staleWrites.refuse(member, expected, MEMBERSHIPS))
                .call(member -> outbox.publish(
                        member, member.withdraw(membership, clock.instant()), () -> StaffView.from(member)));
    }
}
