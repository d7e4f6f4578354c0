package dev.kontor.activity.staff;

import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings the directory to what Keycloak tells. Of several replicas one does it; the others find the lock taken and leave it. */
@ApplicationScoped
class SyncStaff {
    private final StaffMembers members;
    private final Outbox outbox;
    private final Clock clock;

    SyncStaff(StaffMembers members, Outbox outbox, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Compares and publishes the differences.
     *
     * @param users all users by staff id
     * @param gone members whose account was deleted
     * @return number of members that changed
     */
    @WithTransaction
    public Uni<Integer> sync(Map<UUID, DirectoryUser> users, Set<UUID> gone) {
        return members.tryTurn()
                .chain(mine -> mine
                        ? members.lockAll().chain(known -> publish(compare(known, users, gone)))
                        : Uni.createFrom().item(0));
    }

    private List<Change> compare(List<StaffMember> known, Map<UUID, DirectoryUser> users, Set<UUID> gone) {
        Map<UUID, StaffMember> byId = new HashMap<>();
        Map<String, StaffMember> byUsername = new HashMap<>();
        known.forEach(member -> {
            byId.put(member.id(), member);
            if (member.profile().username() != null) {
                byUsername.put(member.profile().username(), member);
            }
        });
        Map<String, UUID> managers = new HashMap<>();
        byUsername.forEach((username, member) -> managers.put(username, member.id()));
        users.forEach((id, user) -> managers.put(user.entry().username(), id));

        List<Change> changes = new ArrayList<>();
        users.forEach((id, user) -> {
            DirectoryEntry entry = user.entry();
            UUID manager = entry.managerUsername() == null ? null : managers.get(entry.managerUsername());
            StaffMember member = byId.get(id);
            if (member == null) {
                changes.addAll(join(id, user, manager, byUsername.get(entry.username())));
            } else {
                changes.add(new Change(member, false, member.follow(user, manager, clock.instant())));
            }
        });
        gone.stream()
                .map(byId::get)
                .filter(java.util.Objects::nonNull)
                .forEach(member -> changes.add(new Change(member, false, member.leave(clock.instant()))));
        return changes;
    }

    /** An account takes the place, and what is known, of a namesake whom an import has named before Keycloak did. */
    private List<Change> join(UUID id, DirectoryUser user, @Nullable UUID manager, @Nullable StaffMember namesake) {
        List<Change> changes = new ArrayList<>();
        StaffProfile profile = user.entry().profile(manager);
        if (namesake != null) {
            profile = user.entry().onto(namesake.profile(), null, manager);
            changes.add(new Change(namesake, false, namesake.yieldUsername(clock.instant())));
        }
        StaffMember member = StaffMember.join(id, profile, user, clock.instant());
        changes.add(new Change(member, true, member.joined()));
        return changes;
    }

    private Uni<Integer> publish(List<Change> changes) {
        List<Change> real =
                changes.stream().filter(change -> !change.facts().isEmpty()).toList();
        return Multi.createFrom()
                .iterable(real)
                .onItem()
                .transformToUniAndConcatenate(this::publish)
                .collect()
                .last()
                .replaceWith(real.size());
    }

    private Uni<Void> publish(Change change) {
        StaffMember member = change.member();
        Uni<Void> published = outbox.publish(member, change.facts(), () -> StaffView.from(member));
        return change.isNew() ? published.call(() -> members.persist(member)) : published;
    }

    private record Change(StaffMember member, boolean isNew, List<StaffFact> facts) {}
}
