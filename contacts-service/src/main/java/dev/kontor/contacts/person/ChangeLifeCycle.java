package dev.kontor.contacts.person;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Moves a person in the life cycle by hand, with a reason. */
@ApplicationScoped
class ChangeLifeCycle {
    private static final int MAX_REASON = 200;

    /** @param reason why, a code or a short text without personal data */
    record Request(
            @NotNull LifeCycle to,
            @NotBlank @Size(max = MAX_REASON) String reason) {}

    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    ChangeLifeCycle(People people, Outbox outbox, Clock clock) {
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Person> change(UUID id, Request request) {
        return people.lock(id, Change.of(Set.of("lifeCycle")))
                .call(person -> outbox.publish(
                        person,
                        person.changeLifeCycle(request.to(), request.reason(), clock.instant()),
                        () -> PersonView.from(person)));
    }
}
