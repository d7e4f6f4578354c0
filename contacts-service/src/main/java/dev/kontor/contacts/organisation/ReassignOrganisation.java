package dev.kontor.contacts.organisation;

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

/** Gives an organisation to another member of staff, and so to that member's team. */
@ApplicationScoped
class ReassignOrganisation {
    record Request(@NotNull UUID ownerId) {}

    private final Organisations organisations;
    private final StaffDirectory staff;
    private final Outbox outbox;
    private final Clock clock;

    ReassignOrganisation(Organisations organisations, StaffDirectory staff, Outbox outbox, Clock clock) {
        this.organisations = organisations;
        this.staff = staff;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Organisation> reassign(UUID id, Request request) {
        return organisations
                .lock(id, Change.ASSIGN)
                .call(organisation -> staff.findActive(request.ownerId())
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.invalid("/ownerId", "unknown-staff", "is no active member of staff"))
                        .chain(owner -> outbox.publish(
                                organisation,
                                organisation.reassign(owner.id(), owner.team(), clock.instant()),
                                () -> OrganisationView.from(organisation))));
    }
}
