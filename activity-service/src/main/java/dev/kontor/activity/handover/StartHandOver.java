package dev.kontor.activity.handover;

import dev.kontor.activity.handover.HandOver.Way;
import dev.kontor.activity.staff.StaffMembers;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Has everything of somebody go to somebody else, who works here; one such job for an owner at a time. */
@ApplicationScoped
class StartHandOver {
    private final HandOvers handOvers;
    private final StaffMembers staff;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    StartHandOver(HandOvers handOvers, StaffMembers staff, Outbox outbox, Caller caller, Clock clock) {
        this.handOvers = handOvers;
        this.staff = staff;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<HandOver> start(NewHandOver request) {
        Set<Kind> kinds = request.asked();
        return staff.lockKnown(request.fromId())
                .onItem()
                .ifNull()
                .failWith(() -> Problem.invalid("/fromId", "unknown-staff", "is no member of staff"))
                .chain(from -> handOvers.requireNoneOpen(from.id()))
                .chain(() -> staff.findActive(request.toId()))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.invalid("/toId", "unknown-staff", "is no active member of staff"))
                .map(to -> HandOver.start(
                        Ids.next(),
                        new Way(request.fromId(), to.id(), to.team()),
                        kinds,
                        request.reason(),
                        caller.actor(),
                        clock.instant()))
                .call(handOver -> outbox.publish(handOver, List.of(handOver.started())))
                .call(handOvers::persist);
    }
}
