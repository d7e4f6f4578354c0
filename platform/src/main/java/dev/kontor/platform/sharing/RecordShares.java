package dev.kontor.platform.sharing;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** All shares of this service's records. */
@ApplicationScoped
class RecordShares implements PanacheRepositoryBase<RecordShare, UUID> {
    private static final String OF_RECORD = "entity = ?1 and recordId = ?2";

    private final Clock clock;

    RecordShares(Clock clock) {
        this.clock = clock;
    }

    /** Those that hold, oldest first. */
    Uni<List<RecordShare>> of(String entity, UUID recordId) {
        return list(OF_RECORD + " and (until is null or until > ?3) order by id", entity, recordId, clock.instant());
    }

    /** So that there is room for new ones. */
    Uni<Void> dropEnded(String entity, UUID recordId) {
        return delete(OF_RECORD + " and until <= ?3", entity, recordId, clock.instant())
                .replaceWithVoid();
    }

    /** Answers whether there was one. */
    Uni<Boolean> drop(String entity, UUID recordId, Grantee grantee) {
        return delete(
                        OF_RECORD + " and (staffId = ?3 or team = ?4)",
                        entity,
                        recordId,
                        grantee.staffId(),
                        grantee.team())
                .map(dropped -> dropped > 0);
    }

    Uni<Void> dropAll(String entity, UUID recordId) {
        return delete(OF_RECORD, entity, recordId).replaceWithVoid();
    }
}
