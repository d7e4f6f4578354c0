package dev.kontor.activity.team;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Groups as teams. Keycloak's names are unique below one group only, those of teams are unique: a name stays with the team that has it,
 * a team that is to take another's name keeps its own, and a new group with a name that is taken is no team.
 */
final class TeamTree {
    private final Map<UUID, DirectoryTeam> groups = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();

    /**
     * The teams that there are to be.
     *
     * @param told each after the one it lies in
     * @param known names of the teams that there are, without those that are gone
     * @param refused told of each group that cannot have its name
     */
    static List<DirectoryTeam> of(List<DirectoryTeam> told, Map<UUID, String> known, Consumer<DirectoryTeam> refused) {
        TeamTree tree = new TeamTree();
        told.forEach(group -> tree.groups.put(group.id(), group));
        tree.name(told, known, refused);
        List<DirectoryTeam> teams = new ArrayList<>();
        for (DirectoryTeam group : told) {
            String name = tree.names.get(group.id());
            if (name != null) {
                teams.add(new DirectoryTeam(group.id(), name, tree.above(group)));
            }
        }
        return teams;
    }

    private void name(List<DirectoryTeam> told, Map<UUID, String> known, Consumer<DirectoryTeam> refused) {
        Set<String> taken = kept(known);
        for (DirectoryTeam group : told) {
            String kept = names.get(group.id());
            if (kept == null && taken.add(group.name())) {
                names.put(group.id(), group.name());
            } else if (!group.name().equals(kept)) {
                refused.accept(group);
                if (kept == null && known.containsKey(group.id())) {
                    names.put(group.id(), fallBack(group, known, taken));
                }
            }
        }
    }

    /** Of several teams that took one new name at once. */
    private static String fallBack(DirectoryTeam group, Map<UUID, String> known, Set<String> taken) {
        String before = String.valueOf(known.get(group.id()));
        return taken.add(before) ? before : group.name() + " " + group.id();
    }

    /** Names that stay where they are. Each that does may keep another team from leaving its own, so it goes on until none is kept. */
    private Set<String> kept(Map<UUID, String> known) {
        Set<String> taken = new HashSet<>();
        boolean again = true;
        while (again) {
            again = false;
            for (Map.Entry<UUID, String> team : known.entrySet()) {
                DirectoryTeam group = groups.get(team.getKey());
                String wanted = group == null ? team.getValue() : group.name();
                boolean stays = wanted.equals(team.getValue()) || taken.contains(wanted);
                if (stays && names.putIfAbsent(team.getKey(), team.getValue()) == null) {
                    taken.add(team.getValue());
                    again = true;
                }
            }
        }
        return taken;
    }

    /** The nearest of the groups above that is a team. */
    private @Nullable UUID above(DirectoryTeam group) {
        UUID parent = group.parentId();
        while (parent != null && !names.containsKey(parent)) {
            DirectoryTeam next = groups.get(parent);
            parent = next == null ? null : next.parentId();
        }
        return parent;
    }
}
