package dev.kontor.contacts.organisation;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import dev.kontor.platform.sharing.Sharing;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Deletes an organisation that nobody and nothing refers to any more; the state topic gets a tombstone. */
@ApplicationScoped
class RemoveOrganisation {
    private final Organisations organisations;
    private final StaleWrites staleWrites;
    private final Sharing sharing;
    private final Outbox outbox;

    RemoveOrganisation(Organisations organisations, StaleWrites staleWrites, Sharing sharing, Outbox outbox) {
        this.organisations = organisations;
        this.staleWrites = staleWrites;
        this.sharing = sharing;
        this.outbox = outbox;
    }

    @WithTransaction
    public Uni<Void> remove(UUID id, ExpectedVersion expected) {
        return organisations
                .lock(id, Change.DELETE)
                .call(organisation -> staleWrites.refuse(organisation, expected, Set.of()))
                .call(organisation -> outbox.retire(organisation, new OrganisationFact.Removed()))
                .call(organisation -> sharing.forget("organisation", organisation.id()))
                .chain(organisation -> organisations.delete("id", organisation.id()))
                .replaceWithVoid();
    }
}
