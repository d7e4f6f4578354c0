package dev.kontor.activity.handover;

import dev.kontor.activity.ActivityError;
import dev.kontor.activity.staff.StaffMember;
import dev.kontor.activity.staff.StaffMembers;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives back what still belongs to the receiver. To nobody who has left: a record needs somebody who answers for it. */
@ApplicationScoped
class UndoHandOver {
    private final HandOvers handOvers;
    private final StaffMembers staff;
    private final Outbox outbox;
    private final Clock clock;

    UndoHandOver(HandOvers handOvers, StaffMembers staff, Outbox outbox, Clock clock) {
        this.handOvers = handOvers;
        this.staff = staff;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<HandOver> undo(UUID id) {
        return handOvers
                .lock(id)
                .call(handOver -> staff.lockKnown(handOver.fromId())
                        .chain(from -> handOvers
                                .requireNoneOpen(handOver.fromId())
                                .chain(() -> {
                                    var facts = handOver.undo(clock.instant());
                                    requireActive(from);
                                    return outbox.publish(handOver, facts);
                                })));
    }

    private static void requireActive(@Nullable StaffMember from) {
        if (from == null || !from.active()) {
            throw Problem.of(
                    ActivityError.FORMER_OWNER_LEFT,
                    "Enable the former owner's account first, or hand over from the receiver to somebody else");
        }
    }
}
