package dev.kontor.contacts.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.contacts.contactpoint.ContactPoints;
import dev.kontor.contacts.organisation.Organisations;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Changes what is known about a person by a merge patch. */
@ApplicationScoped
class RevisePerson {
    private final People people;
    private final Organisations organisations;
    private final ContactPoints points;
    private final MergePatch mergePatch;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    RevisePerson(
            People people,
            Organisations organisations,
            ContactPoints points,
            MergePatch mergePatch,
            StaleWrites staleWrites,
            Outbox outbox,
            Clock clock) {
        this.people = people;
        this.organisations = organisations;
        this.points = points;
        this.mergePatch = mergePatch;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Person> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        return people.lock(id, Change.of(MergePatch.fields(patch)))
                .call(person -> staleWrites.refuse(person, expected, MergePatch.fields(patch)))
                .call(person -> {
                    PersonProfile before = person.profile();
                    PersonProfile after = PersonProfile.from(mergePatch.apply(before.details(), patch), points);
                    List<String> changed = mergePatch.changed(before.details(), after.details());
                    return organisations
                            .requireVisible(after.organisationId(), "/organisationId")
                            .chain(() -> outbox.publish(
                                    person,
                                    person.revise(after, changed, clock.instant()),
                                    () -> PersonView.from(person)));
                });
    }
}
