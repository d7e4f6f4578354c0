package dev.kontor.activity.staff;

import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All members of staff. Everybody may see who works here. */
@ApplicationScoped
public class StaffMembers implements PanacheRepositoryBase<StaffMember, UUID> {
    /** PostgreSQL's advisory lock of whoever reads a whole directory in: imports wait for each other, the sync gives way. */
    private static final long DIRECTORY_LOCK = 0x5374616666L;

    static final Listing<StaffMember> LISTING = Listing.of(StaffMember.class)
            .filterable(Kind.TEXT, "username", "email", "team", "extension", "language")
            .filterable(Kind.UUID, "managerId")
            .filterable(Kind.BOOLEAN, "active")
            .sortable(Kind.TEXT, "name", StaffMember::name)
            .sortable(Kind.INSTANT, "updatedAt", StaffMember::updatedAt);

    public Uni<StaffMember> get(UUID id) {
        return findById(id).map(member -> existing(member, id));
    }

    /** Null when there is no such member or they have left. */
    public Uni<StaffMember> findActive(UUID id) {
        return findById(id).map(member -> member != null && member.active() ? member : null);
    }

    /** Whether they have left or not, null when there is no such member; who else asks waits until the transaction ends. */
    public Uni<StaffMember> lockKnown(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The ids among those given that are no active members. */
    public Uni<List<UUID>> missing(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return list("active = true and id in ?1", ids).map(found -> {
            List<UUID> known = found.stream().map(StaffMember::id).toList();
            return ids.stream().filter(id -> !known.contains(id)).toList();
        });
    }

    /** Whether anybody who works here is of the team. */
    public Uni<Boolean> isTeam(String team) {
        return count("active = true and team = ?1", team).map(members -> members > 0);
    }

    Uni<StaffMember> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(member -> existing(member, id));
    }

    Uni<Page<StaffMember>> list(ListQuery query) {
        return LISTING.page(query);
    }

    /** Everybody, for a change of whoever must change. */
    Uni<List<StaffMember>> lockAll() {
        return find("order by id").withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Members who answer to one of the names, for a change. User names and addresses in lower case. */
    Uni<List<StaffMember>> lockNamed(
            Collection<String> usernames, Collection<String> emails, Collection<String> names) {
        return find("username in ?1 or lower(email) in ?2 or name in ?3 order by id", usernames, emails, names)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Ids of active members whom Keycloak has told of. */
    Uni<List<UUID>> idsFromDirectory() {
        return list("active = true and directory is not null")
                .map(members -> members.stream().map(StaffMember::id).toList());
    }

    /** Waits for its turn until the transaction ends. */
    Uni<Void> takeTurn() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select 1 from pg_advisory_xact_lock(?1)", Integer.class)
                        .setParameter(1, DIRECTORY_LOCK)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** False when another replica or an import is at it. */
    Uni<Boolean> tryTurn() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                        .setParameter(1, DIRECTORY_LOCK)
                        .getSingleResult());
    }

    private static StaffMember existing(@Nullable StaffMember member, UUID id) {
        if (member == null) {
            throw Problem.notFound("member of staff", id);
        }
        return member;
    }
}
