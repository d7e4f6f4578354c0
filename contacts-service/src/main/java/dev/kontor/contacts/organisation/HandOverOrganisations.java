package dev.kontor.contacts.organisation;

import dev.kontor.platform.handover.HandedOver;
import dev.kontor.platform.handover.RecordHandOver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How organisations are handed over: all of an owner's. */
@ApplicationScoped
class HandOverOrganisations implements RecordHandOver {
    private final Clock clock;

    HandOverOrganisations(Clock clock) {
        this.clock = clock;
    }

    @Override
    public HandedOver<Organisation> handedOver() {
        return new HandedOver<>(
                "organisation",
                Organisation.class,
                "organisation",
                "owner_id",
                HandedOver.ALL,
                (organisation, ownerId, team, messages) -> messages.add(
                        organisation,
                        organisation.reassign(ownerId, team, clock.instant()),
                        () -> OrganisationView.from(organisation)));
    }
}
