package dev.kontor.activity.staff;

import dev.kontor.activity.staff.KeycloakAdmin.Refusal;
import dev.kontor.activity.team.DirectoryTeam;
import dev.kontor.platform.access.DefaultPolicy;
import dev.kontor.platform.work.InTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Users of Keycloak with their groups and roles. */
@ApplicationScoped
class KeycloakUsers {
    private static final Logger LOG = Logger.getLogger(KeycloakUsers.class);

    private final KeycloakAdmin keycloak;
    private volatile boolean rolesRefused;

    KeycloakUsers(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    /** What is found in one round of reading, by Keycloak's ids. */
    private static final class Found {
        private final List<JsonObject> users;
        private List<DirectoryTeam> groups = List.of();
        private final Map<UUID, Set<String>> membersOfGroups = new HashMap<>();
        private final Map<String, Set<String>> rolesOfUsers = new HashMap<>();
        private boolean rolesKnown = true;

        private Found(List<JsonObject> users) {
            this.users = users;
        }

        private List<String> teams(String user) {
            return groups.stream()
                    .filter(group ->
                            membersOfGroups.getOrDefault(group.id(), Set.of()).contains(user))
                    .map(DirectoryTeam::name)
                    .distinct()
                    .sorted()
                    .toList();
        }

        private @Nullable Set<String> roles(String user) {
            return rolesKnown ? rolesOfUsers.getOrDefault(user, Set.of()) : null;
        }

        private void give(String role, String user) {
            rolesOfUsers.computeIfAbsent(user, any -> new TreeSet<>()).add(role);
        }

        /** Members of a group have its roles, and so do those of the groups below. */
        private void giveToGroup(String role, UUID top) {
            Set<UUID> within = new HashSet<>(Set.of(top));
            for (DirectoryTeam group : groups) {
                if (group.parentId() != null && within.contains(group.parentId())) {
                    within.add(group.id());
                }
                if (within.contains(group.id())) {
                    membersOfGroups.getOrDefault(group.id(), Set.of()).forEach(user -> give(role, user));
                }
            }
        }
    }

    /**
     * Everything: users by staff id, attribute {@code staff_id} where an administrator has set it, else the user's own id. Groups are read
     * after the users, so that nobody is listed whose group was not there yet.
     */
    Uni<DirectoryReading> read(String token) {
        return keycloak.all(token, "/users")
                .map(Found::new)
                .call(found -> readGroups(token, found))
                .call(found -> readRoles(token, found))
                .map(found -> {
                    Map<UUID, DirectoryUser> users = new LinkedHashMap<>();
                    found.users.forEach(user -> users.put(staffId(user), user(user, found)));
                    return new DirectoryReading(found.groups, users);
                });
    }

    /** All groups, each after the one it lies in: {@code /groups} answers the top of the tree alone. */
    Uni<List<DirectoryTeam>> teams(String token) {
        List<DirectoryTeam> teams = new ArrayList<>();
        return keycloak.all(token, "/groups")
                .chain(top -> addTree(token, top, null, teams))
                .replaceWith(teams);
    }

    private Uni<Void> addTree(
            String token, List<JsonObject> groups, @Nullable UUID parentId, List<DirectoryTeam> teams) {
        return InTurn.forEach(groups, group -> {
            UUID id = UUID.fromString(group.getString("id"));
            teams.add(new DirectoryTeam(id, group.getString("name"), parentId));
            return group.getInteger("subGroupCount", 0) == 0
                    ? Uni.createFrom().voidItem()
                    : keycloak.all(token, "/groups/" + id + "/children")
                            .chain(below -> addTree(token, below, id, teams));
        });
    }

    /** Of each group itself: who is in a group below it is a member of that one alone. */
    private Uni<Void> readGroups(String token, Found found) {
        return teams(token)
                .invoke(groups -> found.groups = groups)
                .chain(groups -> InTurn.forEach(
                        groups,
                        group -> keycloak.all(token, "/groups/" + group.id() + "/members")
                                .invoke(users -> found.membersOfGroups.put(group.id(), ids(users)))));
    }

    /** Roles by composite roles are not found: a token may have them, and they do not hold. */
    private Uni<Void> readRoles(String token, Found found) {
        return InTurn.forEach(
                        DefaultPolicy.shipped().roles(),
                        role -> keycloak.allOfAny(token, "/roles/" + role + "/users")
                                .invoke(users -> ids(users).forEach(user -> found.give(role, user)))
                                .chain(() -> keycloak.allOfAny(token, "/roles/" + role + "/groups"))
                                .invoke(groups ->
                                        ids(groups).forEach(group -> found.giveToGroup(role, UUID.fromString(group)))))
                .invoke(() -> rolesRefused = false)
                .onFailure(e -> e instanceof Refusal refusal && refusal.isForbidden())
                .recoverWithItem(e -> {
                    found.rolesKnown = false;
                    warn(e);
                    return null;
                });
    }

    private void warn(Throwable refusal) {
        if (!rolesRefused) {
            LOG.warnf("Roles are as tokens tell until the service account may view-realm: %s", refusal.getMessage());
        }
        rolesRefused = true;
    }

    private static Set<String> ids(List<JsonObject> representations) {
        Set<String> ids = new HashSet<>();
        representations.forEach(representation -> ids.add(representation.getString("id")));
        return ids;
    }

    private static UUID staffId(JsonObject user) {
        String declared = attribute(user, "staff_id");
        return UUID.fromString(declared == null ? user.getString("id") : declared);
    }

    private static DirectoryUser user(JsonObject user, Found found) {
        String id = user.getString("id");
        List<String> teams = found.teams(id);
        Long created = user.getLong("createdTimestamp");
        return new DirectoryUser(
                entry(user, teams.isEmpty() ? null : teams.getFirst()),
                teams,
                found.roles(id),
                created == null ? null : Instant.ofEpochMilli(created));
    }

    private static DirectoryEntry entry(JsonObject user, @Nullable String team) {
        String name = (user.getString("firstName", "") + " " + user.getString("lastName", "")).strip();
        return new DirectoryEntry(
                user.getString("username").toLowerCase(Locale.ROOT),
                name.isEmpty() ? null : name,
                user.getString("email"),
                team,
                attribute(user, "managerUsername"),
                attribute(user, "extension"),
                attribute(user, "timeZone"),
                attribute(user, "language"),
                user.getBoolean("enabled", true));
    }

    private static @Nullable String attribute(JsonObject user, String name) {
        JsonArray values = user.getJsonObject("attributes", new JsonObject()).getJsonArray(name);
        return values == null || values.isEmpty() ? null : values.getString(0);
    }
}
