package dev.kontor.contacts.person;

import dev.kontor.contacts.organisation.Organisations;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records that a person holds a post at an organisation. */
@ApplicationScoped
class AffiliatePerson {
    private static final int MAX_TEXT = 100;

    /** @param primary true makes it the organisation shown with the person */
    record Request(
            @NotNull UUID organisationId,
            @NotBlank @Size(max = MAX_TEXT) String role,
            @Nullable @Size(max = MAX_TEXT) String title,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean primary) {}

    private final People people;
    private final Organisations organisations;
    private final Outbox outbox;
    private final Clock clock;

    AffiliatePerson(People people, Organisations organisations, Outbox outbox, Clock clock) {
        this.people = people;
        this.organisations = organisations;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<AffiliationView> affiliate(UUID personId, Request request) {
        if (request.from() != null && request.to() != null && request.to().isBefore(request.from())) {
            throw Problem.invalid("/to", "period", "must not be before from");
        }
        Affiliation affiliation = new Affiliation(Ids.next(), personId, request);
        return people.lock(personId, Change.COMMAND)
                .call(() -> organisations.requireVisible(request.organisationId(), "/organisationId"))
                .call(person -> Panache.getSession().chain(session -> session.persist(affiliation)))
                .call(person -> outbox.publish(
                        person, person.affiliate(affiliation, clock.instant()), () -> PersonView.from(person)))
                .replaceWith(affiliation::view);
    }
}
