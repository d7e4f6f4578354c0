package dev.kontor.activity.staff;

import dev.kontor.activity.team.Teams;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Has a member stand in for somebody in another team, for a time. What Keycloak says of their own teams goes on beside it. */
@ApplicationScoped
class PlanMembership {
    /**
     * A time to come, or one that begins now.
     *
     * @param from now when it is not given
     * @param until exclusive; without it the membership lasts until it is withdrawn
     */
    @Schema(name = "NewMembership")
    record Request(
            @NotBlank @Size(max = StaffDetails.MAX_CODE) String team,
            @Nullable Instant from,
            @Nullable Instant until) {}

    private static final Set<String> MEMBERSHIPS = Set.of("memberships");

    private final StaffMembers members;
    private final Teams teams;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    PlanMembership(StaffMembers members, Teams teams, StaleWrites staleWrites, Outbox outbox, Clock clock) {
        this.members = members;
        this.teams = teams;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Plans and publishes.
     *
     * @param expected null when the caller does not mind what was there
     */
    @WithTransaction
    public Uni<StaffMember> plan(UUID id, Request request, @Nullable ExpectedVersion expected) {
        Instant now = clock.instant();
        Instant from = request.from() == null || request.from().isBefore(now) ? now : request.from();
        if (request.until() != null && !request.until().isAfter(from)) {
            throw Problem.invalid("/until", "not-after-from", "must be after from, and to come");
        }
        return members.lock(id)
                .call(member -> expected == null
                        ? Uni.createFrom().voidItem()
                        : staleWrites.refuse(member, expected, MEMBERSHIPS))
                .call(() -> requireTeam(request.team()))
                .call(member -> outbox.publish(
                        member, member.plan(request.team(), from, request.until(), now), () -> StaffView.from(member)));
    }

    private Uni<Void> requireTeam(String team) {
        return teams.isKnown(team)
                .chain(known -> known ? Uni.createFrom().item(true) : members.isTeam(team))
                .invoke(known -> {
                    if (!known) {
                        throw Problem.invalid("/team", "unknown-team", "is no team");
                    }
                })
                .replaceWithVoid();
    }
}
