package dev.kontor.activity.team;

import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.work.InTurn;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Brings the tree to what Keycloak tells. Of several replicas one does it; the others find the lock taken and leave it. */
@ApplicationScoped
public class SyncTeams {
    private static final Logger LOG = Logger.getLogger(SyncTeams.class);

    private final Teams teams;
    private final Outbox outbox;
    private final Clock clock;
    /** Told once each. */
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();

    SyncTeams(Teams teams, Outbox outbox, Clock clock) {
        this.teams = teams;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Compares and publishes the differences.
     *
     * @param told all groups, each after the one it lies in
     * @param gone groups that were deleted for certain
     * @return number of teams that changed
     */
    @WithTransaction
    public Uni<Integer> sync(List<DirectoryTeam> told, Set<UUID> gone) {
        return teams.tryTurn()
                .chain(mine -> mine
                        ? teams.lockAll().chain(known -> publish(known, told, gone))
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> publish(List<Team> known, List<DirectoryTeam> told, Set<UUID> gone) {
        Instant now = clock.instant();
        Map<UUID, Team> byId = new HashMap<>();
        Map<UUID, String> names = new HashMap<>();
        known.stream().filter(team -> !gone.contains(team.id())).forEach(team -> {
            byId.put(team.id(), team);
            names.put(team.id(), team.name());
        });
        List<Uni<Void>> steps = new ArrayList<>();
        for (DirectoryTeam group : TeamTree.of(told, names, this::refuse)) {
            Team team = byId.get(group.id());
            if (team == null) {
                steps.add(form(Team.form(group, now)));
            } else {
                List<TeamFact> facts = team.follow(group, now);
                if (!facts.isEmpty()) {
                    steps.add(outbox.publish(team, facts, () -> TeamView.from(team)));
                }
            }
        }
        known.stream().filter(team -> gone.contains(team.id())).forEach(team -> steps.add(dissolve(team)));
        return InTurn.forEach(steps, step -> step).replaceWith(steps.size());
    }

    private Uni<Void> form(Team team) {
        return Uni.createFrom()
                .deferred(() -> outbox.publish(team, List.of(team.formed()), () -> TeamView.from(team)))
                .call(() -> teams.persist(team));
    }

    private Uni<Void> dissolve(Team team) {
        return Uni.createFrom()
                .deferred(() -> outbox.retire(team, new TeamFact.Dissolved()))
                .call(() -> teams.delete("id", team.id()));
    }

    private void refuse(DirectoryTeam group) {
        if (refused.add(group.id())) {
            LOG.warnf("Group %s cannot be team %s: another team is called so", group.id(), group.name());
        }
    }
}
