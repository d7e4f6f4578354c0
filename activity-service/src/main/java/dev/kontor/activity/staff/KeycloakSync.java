package dev.kontor.activity.staff;

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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks into Keycloak regularly. While Keycloak is away it asks again soon and the service goes on with what it knows. */
@ApplicationScoped
class KeycloakSync {
    private static final Logger LOG = Logger.getLogger(KeycloakSync.class);
    private static final Duration PAUSE_WHILE_AWAY = Duration.ofSeconds(2);

    private final KeycloakUsers keycloak;
    private final SyncStaff sync;
    private final StaffMembers members;
    private final CurrentEvent current;
    private final Clock clock;
    private final Duration every;
    private volatile Instant due = Instant.EPOCH;
    private volatile boolean away;

    KeycloakSync(
            KeycloakUsers keycloak,
            SyncStaff sync,
            StaffMembers members,
            CurrentEvent current,
            Clock clock,
            @ConfigProperty(name = "kontor.keycloak.every") Duration every) {
        this.keycloak = keycloak;
        this.sync = sync;
        this.members = members;
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

    private Uni<Integer> look() {
        return keycloak.login()
                .chain(token -> keycloak.read(token)
                        .chain(users -> deleted(token, users).chain(gone -> sync.sync(users, gone))));
    }

    private Uni<Set<UUID>> deleted(String token, Map<UUID, DirectoryEntry> users) {
        return Panache.withSession(members::idsFromDirectory)
                .chain(known -> Multi.createFrom()
                        .iterable(known)
                        .filter(id -> !users.containsKey(id))
                        .onItem()
                        .transformToUniAndConcatenate(
                                id -> keycloak.isDeleted(token, id).map(deleted -> deleted ? id : null))
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
