package dev.kontor.contacts.staff;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All members of staff that we know of. */
@ApplicationScoped
public class StaffDirectory implements PanacheRepositoryBase<StaffMember, UUID> {
    /** Null when there is no such member or they have left. */
    public Uni<StaffMember> findActive(UUID id) {
        return findById(id).map(member -> member != null && member.active() ? member : null);
    }

    /** Active members whose user name or full name is among those given. */
    public Uni<List<StaffMember>> named(Collection<String> names) {
        return list("active = true and (username in ?1 or name in ?1)", names);
    }
}
