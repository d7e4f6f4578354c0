package dev.kontor.activity.staff;

import dev.kontor.platform.access.Governs;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff as REST answers and the state topic carries it.
 *
 * @param team the one that what they make falls to
 * @param roles realm roles in Keycloak; null for a member whom it does not know
 * @param memberships the teams that they were, are and will be in, their own first
 */
@Schema(name = "StaffMember")
@Governs("staff")
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
        boolean active,
        @Nullable Set<String> roles,
        @Nullable List<Membership> memberships) {
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
                member.active(),
                member.roles(),
                member.memberships());
    }
}
