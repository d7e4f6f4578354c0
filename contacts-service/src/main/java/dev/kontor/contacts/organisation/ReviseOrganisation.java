package dev.kontor.contacts.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.contacts.contactpoint.ContactPoints;
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

/** Changes what is known about an organisation by a merge patch. */
@ApplicationScoped
class ReviseOrganisation {
    private final Organisations organisations;
    private final ContactPoints points;
    private final MergePatch mergePatch;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    ReviseOrganisation(
            Organisations organisations,
            ContactPoints points,
            MergePatch mergePatch,
            StaleWrites staleWrites,
            Outbox outbox,
            Clock clock) {
        this.organisations = organisations;
        this.points = points;
        this.mergePatch = mergePatch;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Organisation> revise(UUID id, ExpectedVersion expected, ObjectNode patch) {
        return organisations
                .lock(id, Change.of(MergePatch.fields(patch)))
                .call(organisation -> staleWrites.refuse(organisation, expected, MergePatch.fields(patch)))
                .call(organisation -> {
                    OrganisationProfile before = organisation.profile();
                    OrganisationProfile after =
                            OrganisationProfile.from(mergePatch.apply(before.details(), patch), points);
                    List<String> changed = mergePatch.changed(before.details(), after.details());
                    return organisations
                            .requireVisible(after.parentId(), "/parentId")
                            .chain(() -> outbox.publish(
                                    organisation,
                                    organisation.revise(after, changed, clock.instant()),
                                    () -> OrganisationView.from(organisation)));
                });
    }
}
