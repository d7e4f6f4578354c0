package dev.kontor.contacts.person;

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

/** Deletes a person; the state topic gets a tombstone. */
@ApplicationScoped
class RemovePerson {
    private final People people;
    private final StaleWrites staleWrites;
    private final Sharing sharing;
    private final Outbox outbox;

    RemovePerson(People people, StaleWrites staleWrites, Sharing sharing, Outbox outbox) {
        this.people = people;
        this.staleWrites = staleWrites;
        this.sharing = sharing;
        this.outbox = outbox;
    }

    @WithTransaction
    public Uni<Void> remove(UUID id, ExpectedVersion expected) {
        return people.lock(id, Change.DELETE)
                .call(person -> staleWrites.refuse(person, expected, Set.of()))
                .call(person -> outbox.retire(person, new PersonFact.Removed()))
                .call(person -> sharing.forget("person", person.id()))
                .chain(person -> people.delete("id", person.id()))
                .replaceWithVoid();
    }
}
