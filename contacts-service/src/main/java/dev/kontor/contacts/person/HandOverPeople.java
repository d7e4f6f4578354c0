package dev.kontor.contacts.person;

import dev.kontor.platform.handover.HandedOver;
import dev.kontor.platform.handover.RecordHandOver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How people are handed over: all of an owner's. */
@ApplicationScoped
class HandOverPeople implements RecordHandOver {
    private final Clock clock;

    HandOverPeople(Clock clock) {
        this.clock = clock;
    }

    @Override
    public HandedOver<Person> handedOver() {
        return new HandedOver<>(
                "person",
                Person.class,
                "person",
                "owner_id",
                HandedOver.ALL,
                (person, ownerId, team, messages) -> messages.add(
                        person, person.reassign(ownerId, team, clock.instant()), () -> PersonView.from(person)));
    }
}
