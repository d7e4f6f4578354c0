package dev.kontor.contacts.person;

import dev.kontor.contacts.ContactsError;
import dev.kontor.contacts.contactpoint.ContactPoints;
import dev.kontor.contacts.organisation.Organisations;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Adds a person, owned by the caller. Somebody with the same number or address is reported as a candidate duplicate first. */
@ApplicationScoped
class RegisterPerson {
    private final People people;
    private final Organisations organisations;
    private final ContactPoints points;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    RegisterPerson(
            People people,
            Organisations organisations,
            ContactPoints points,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.people = people;
        this.organisations = organisations;
        this.points = points;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Registers and publishes.
     *
     * @param allowDuplicate true when the caller has seen the candidates and wants another person all the same
     */
    @WithTransaction
    public Uni<Person> register(PersonDetails details, boolean allowDuplicate) {
        PersonProfile profile = PersonProfile.from(details, points);
        return (allowDuplicate ? Uni.createFrom().voidItem() : refuseDuplicate(profile))
                .chain(() -> organisations.requireVisible(profile.organisationId(), "/organisationId"))
                .map(checked -> Person.register(Ids.next(), profile, caller.owner(), caller.team(), clock.instant()))
                .call(person -> outbox.publish(person, List.of(person.registered()), () -> PersonView.from(person)))
                .call(people::persist);
    }

    private Uni<Void> refuseDuplicate(PersonProfile profile) {
        return people.sharing(profile.reach())
                .invoke(candidates -> {
                    if (!candidates.isEmpty()) {
                        List<UUID> ids = candidates.stream().map(Person::id).toList();
                        throw Problem.of(
                                        ContactsError.DUPLICATE_CANDIDATES,
                                        "Send allowDuplicate=true to register another person all the same")
                                .with("candidates", ids);
                    }
                })
                .replaceWithVoid();
    }
}
