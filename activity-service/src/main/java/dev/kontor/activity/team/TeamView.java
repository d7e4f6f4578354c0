package dev.kontor.activity.team;

import dev.kontor.platform.access.Governs;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A team as REST answers it and the state topic carries it.
 *
 * @param name unique
 * @param parentId the team above, null at the top of the tree
 */
@Schema(name = "Team")
@Governs("team")
public record TeamView(
        UUID id, long version, String name, @Nullable UUID parentId) {
    static TeamView from(Team team) {
        return new TeamView(team.id(), team.version(), team.name(), team.parentId());
    }
}
