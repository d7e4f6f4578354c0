package dev.kontor.contacts.person;

import dev.kontor.contacts.staff.StaffDirectory;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.UUID;

/** Gives a person to another member of staff, and so to that member's team. */
@ApplicationScoped
class ReassignPerson {
    record Request(@NotNull UUID ownerId) {}

    private final People people;
    private final StaffDirectory staff;
    private final Outbox outbox;
    private final Clock clock;

    ReassignPerson(People people, StaffDirectory staff, Outbox outbox, Clock clock) {
        this.people = people;
        this.staff = staff;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Person> reassign(UUID id, Request request) {
        return people.lock(id, Change.ASSIGN)
                .call(person -> staff.findActive(request.ownerId())
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.invalid("/ownerId", "unknown-staff", "is no active member of staff"))
                        .chain(owner -> outbox.publish(
                                person,
                                person.reassign(owner.id(), owner.team(), clock.instant()),
                                () -> PersonView.from(person))));
    }
}
