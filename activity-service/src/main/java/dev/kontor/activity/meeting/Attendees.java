package dev.kontor.activity.meeting;

import dev.kontor.activity.staff.StaffMembers;
import dev.kontor.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Sees to it that only people who work here are invited. */
@ApplicationScoped
class Attendees {
    private final StaffMembers staff;

    Attendees(StaffMembers staff) {
        this.staff = staff;
    }

    /** @param before who was invited already, and may have left since */
    Uni<Void> requireStaff(List<UUID> attendees, List<UUID> before) {
        List<UUID> invited =
                attendees.stream().filter(id -> !before.contains(id)).toList();
        return staff.missing(invited)
                .invoke(missing -> {
                    if (!missing.isEmpty()) {
                        String pointer = "/attendeeIds/" + attendees.indexOf(missing.getFirst());
                        throw Problem.invalid(pointer, "unknown-staff", "is no active member of staff");
                    }
                })
                .replaceWithVoid();
    }
}
