package dev.kontor.activity.staff;

import dev.kontor.activity.team.DirectoryTeam;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that Keycloak tells at one look.
 *
 * @param teams all groups, each after the one it lies in
 * @param users by staff id
 */
record DirectoryReading(List<DirectoryTeam> teams, Map<UUID, DirectoryUser> users) {}
