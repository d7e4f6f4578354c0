package dev.kontor.activity.staff;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member of staff as REST answers and the state topic carries it. */
@Schema(name = "StaffMember")
public record StaffView(
        UUID id,
        long version,
        @Nullable String username,
        String name,
        @Nullable String email,
        @Nullable String team,
        @Nullable UUID managerId,
        @Nullable String extension,
        @Nullable String timeZone,
        @Nullable String language,
        boolean active) {
    static StaffView from(StaffMember member) {
        StaffProfile profile = member.profile();
        return new StaffView(
                member.id(),
                member.version(),
                profile.username(),
                profile.name(),
                profile.email(),
                profile.team(),
                profile.managerId(),
                profile.extension(),
                profile.timeZone(),
                profile.language(),
                member.active());
    }
}
