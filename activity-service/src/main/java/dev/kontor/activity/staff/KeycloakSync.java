package dev.kontor.activity.staff;

import dev.kontor.activity.team.DirectoryTeam;
import dev.kontor.activity.team.SyncTeams;
import dev.kontor.activity.team.Teams;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks into Keycloak regularly. While Keycloak is away it asks again soon and the service goes on with what it knows. */
@ApplicationScoped
class KeycloakSync {
    private static final Logger LOG = Logger.getLogger(KeycloakSync.class);
    private static final Duration PAUSE_WHILE_AWAY = Duration.ofSeconds(2);

    private final KeycloakAdmin keycloak;
    private final KeycloakUsers directory;
    private final SyncTeams syncTeams;
    private final SyncStaff sync;
    private final StaffMembers members;
    private final Teams teams;
    private final CurrentEvent current;
    private final Clock clock;
    private final Duration every;
    private volatile Instant due = Instant.EPOCH;
    private volatile boolean away;

    KeycloakSync(
            KeycloakAdmin keycloak,
            KeycloakUsers directory,
            SyncTeams syncTeams,
            SyncStaff sync,
            StaffMembers members,
            Teams teams,
            CurrentEvent current,
            Clock clock,
            @ConfigProperty(name = "kontor.keycloak.every") Duration every) {
        this.keycloak = keycloak;
        this.directory = directory;
        this.syncTeams = syncTeams;
        this.sync = sync;
        this.members = members;
        this.teams = teams;
        this.current = current;
        this.clock = clock;
        this.every = every;
    }

    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        if (!keycloak.isConfigured() || clock.instant().isBefore(due)) {
            return Uni.createFrom().voidItem();
        }
        current.actAs("system:activity", Ids.next(), null);
        return look().invoke(this::succeeded)
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithItem(0)
                .replaceWithVoid();
    }

    /** Teams first: a member's membership names one that is known. */
    private Uni<Integer> look() {
        return keycloak.login()
                .chain(token -> directory
                        .read(token)
                        .chain(reading -> lookAtTeams(token, reading).chain(() -> lookAtUsers(token, reading))));
    }

    private Uni<Integer> lookAtTeams(String token, DirectoryReading reading) {
        Set<UUID> told = reading.teams().stream().map(DirectoryTeam::id).collect(Collectors.toSet());
        return deleted(token, teams::ids, told, "/groups/").chain(gone -> syncTeams.sync(reading.teams(), gone));
    }

    private Uni<Integer> lookAtUsers(String token, DirectoryReading reading) {
        return deleted(token, members::idsFromDirectory, reading.users().keySet(), "/users/")
                .chain(gone -> sync.sync(reading.users(), gone));
    }

    /** Those of the ids that are not told of because they were deleted. */
    private Uni<Set<UUID>> deleted(String token, Supplier<Uni<List<UUID>>> known, Set<UUID> told, String path) {
        return Panache.withSession(known)
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .filter(id -> !told.contains(id))
                        .onItem()
                        .transformToUniAndConcatenate(
                                id -> keycloak.isDeleted(token, path + id).map(deleted -> deleted ? id : null))
                        .collect()
                        .asSet());
    }

    private void succeeded(int changed) {
        due = clock.instant().plus(every);
        if (away || changed > 0) {
            LOG.infof("Staff follow Keycloak; %d changed", changed);
        }
        away = false;
    }

    private void failed(Throwable e) {
        due = clock.instant().plus(PAUSE_WHILE_AWAY);
        if (!away) {
            LOG.warnf("Keycloak cannot be read, staff stay as they are: %s", e);
        }
        away = true;
    }
}
