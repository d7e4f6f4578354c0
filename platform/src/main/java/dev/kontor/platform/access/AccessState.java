package dev.kontor.platform.access;

import dev.kontor.platform.access.DefaultPolicy.RuleKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What this process knows of decisions, teams and people: all of it, in memory. One thread writes, everybody reads. */
@ApplicationScoped
class AccessState {
    private final DefaultPolicy defaults = DefaultPolicy.shipped();
    private final Map<UUID, AccessRule> decisions = new ConcurrentHashMap<>();
    private final Map<RuleKey, UUID> decided = new ConcurrentHashMap<>();
    private final Map<UUID, Team> teams = new ConcurrentHashMap<>();
    private final Map<UUID, Member> members = new ConcurrentHashMap<>();
    private volatile Map<String, List<String>> below = Map.of();

    /** The rule that holds; null for a role that has nothing to do with the entity. */
    @Nullable
    AccessRule rule(String role, String entity) {
        AccessRule decision = decision(role, entity);
        return decision == null ? defaults.rule(role, entity) : decision;
    }

    boolean isDecided(String role, String entity) {
        return decision(role, entity) != null;
    }

    private @Nullable AccessRule decision(String role, String entity) {
        UUID id = decided.get(new RuleKey(role, entity));
        return id == null ? null : decisions.get(id);
    }

    /** Null for somebody of whom only the token tells. */
    @Nullable
    Member member(UUID id) {
        return members.get(id);
    }

    boolean hasTeam(String name) {
        return below.containsKey(name);
    }

    /** The teams and all below them. */
    List<String> withBelow(List<String> names) {
        Set<String> all = new LinkedHashSet<>();
        Map<String, List<String>> tree = below;
        names.forEach(name -> {
            all.add(name);
            all.addAll(tree.getOrDefault(name, List.of()));
        });
        return List.copyOf(all);
    }

    /** @param rule null when the decision was withdrawn */
    void decide(UUID id, @Nullable AccessRule rule) {
        AccessRule before = rule == null ? decisions.remove(id) : decisions.put(id, rule);
        if (before != null) {
            choose(before.key());
        }
        if (rule != null) {
            choose(rule.key());
        }
    }

    /** In a topic of several partitions the newer decision may be read before the end of the older one, which it outlives. */
    private void choose(RuleKey key) {
        decisions.entrySet().stream()
                .filter(decision -> key.equals(decision.getValue().key()))
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder())
                .ifPresentOrElse(newest -> decided.put(key, newest), () -> decided.remove(key));
    }

    void know(UUID id, @Nullable Member member) {
        if (member == null) {
            members.remove(id);
        } else {
            members.put(id, member);
        }
    }

    void place(UUID id, @Nullable Team team) {
        if (team == null) {
            teams.remove(id);
        } else {
            teams.put(id, team);
        }
        below = tree();
    }

    private Map<String, List<String>> tree() {
        Map<UUID, List<Team>> children = new HashMap<>();
        teams.values().forEach(team -> {
            if (team.parentId() != null) {
                children.computeIfAbsent(team.parentId(), id -> new ArrayList<>())
                        .add(team);
            }
        });
        Map<String, List<String>> tree = new HashMap<>();
        teams.values().forEach(team -> {
            Set<String> found = new LinkedHashSet<>();
            descend(team, children, found);
            tree.put(team.name(), List.copyOf(found));
        });
        return Map.copyOf(tree);
    }

    /** A ring, which no directory should have, ends where it began. */
    private static void descend(Team from, Map<UUID, List<Team>> children, Set<String> found) {
        for (Team child : children.getOrDefault(from.id(), List.of())) {
            if (found.add(child.name())) {
                descend(child, children, found);
            }
        }
    }
}
