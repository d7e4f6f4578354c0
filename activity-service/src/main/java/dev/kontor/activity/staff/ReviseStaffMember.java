package dev.kontor.activity.staff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.patch.StaleWrites;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes what is known about a member of staff by a merge patch. */
@ApplicationScoped
class ReviseStaffMember {
    private final StaffMembers members;
    private final MergePatch mergePatch;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    ReviseStaffMember(
            StaffMembers members, MergePatch mergePatch, StaleWrites staleWrites, Outbox outbox, Clock clock) {
        this.members = members;
        this.mergePatch = mergePatch;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<StaffMember> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        return members.lock(id)
                .call(member -> staleWrites.refuse(member, expected, MergePatch.fields(patch)))
                .call(member -> {
                    StaffDetails details = mergePatch.apply(StaffDetails.from(member.profile()), patch);
                    if (!StaffDetails.isZone(details.timeZone())) {
                        throw Problem.invalid("/timeZone", "time-zone", "must be an IANA zone such as Europe/Riga");
                    }
                    return requireManager(details.managerId(), id)
                            .chain(() -> outbox.publish(
                                    member,
                                    member.revise(details.onto(member.profile()), clock.instant()),
                                    () -> StaffView.from(member)));
                });
    }

    private Uni<Void> requireManager(@Nullable UUID managerId, UUID id) {
        if (managerId == null) {
            return Uni.createFrom().voidItem();
        }
        if (managerId.equals(id)) {
            throw Problem.invalid("/managerId", "own-manager", "nobody is their own manager");
        }
        return members.findById(managerId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.invalid("/managerId", "unknown-staff", "is no member of staff"))
                .replaceWithVoid();
    }
}
