package dev.kontor.contacts.organisation;

import dev.kontor.contacts.ContactsError;
import dev.kontor.contacts.contactpoint.ContactPoints;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Adds an organisation, owned by the caller. One with the same tax id is reported as a candidate duplicate first. */
@ApplicationScoped
class RegisterOrganisation {
    private final Organisations organisations;
    private final ContactPoints points;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    RegisterOrganisation(Organisations organisations, ContactPoints points, Outbox outbox, Caller caller, Clock clock) {
        this.organisations = organisations;
        this.points = points;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Registers and publishes.
     *
     * @param allowDuplicate true when the caller has seen the candidates and wants another one all the same
     */
    @WithTransaction
    public Uni<Organisation> register(OrganisationDetails details, boolean allowDuplicate) {
        OrganisationProfile profile = OrganisationProfile.from(details, points);
        return (allowDuplicate ? Uni.createFrom().voidItem() : refuseDuplicate(profile))
                .chain(() -> organisations.requireVisible(profile.parentId(), "/parentId"))
                .map(checked ->
                        Organisation.register(Ids.next(), profile, caller.owner(), caller.team(), clock.instant()))
                .call(added -> outbox.publish(added, List.of(added.registered()), () -> OrganisationView.from(added)))
                .call(organisations::persist);
    }

    private Uni<Void> refuseDuplicate(OrganisationProfile profile) {
        return organisations
                .withTaxId(profile.taxId())
                .invoke(candidates -> {
                    if (!candidates.isEmpty()) {
                        throw Problem.of(
                                        ContactsError.DUPLICATE_CANDIDATES,
                                        "Send allowDuplicate=true to register another organisation all the same")
                                .with(
                                        "candidates",
                                        candidates.stream()
                                                .map(Organisation::id)
                                                .toList());
                    }
                })
                .replaceWithVoid();
    }
}
