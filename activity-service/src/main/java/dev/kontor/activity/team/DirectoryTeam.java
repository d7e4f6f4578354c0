package dev.kontor.activity.team;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group of Keycloak.
 *
 * @param name without the names of the groups above it
 * @param parentId the group it lies in, null at the top
 */
public record DirectoryTeam(UUID id, String name, @Nullable UUID parentId) {}
