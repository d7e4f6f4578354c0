package dev.kontor.deals.reference;

import dev.kontor.platform.inbox.Source;
import dev.kontor.platform.rebuild.Rebuildable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All copies are in one table, so they are rebuilt together. */
@ApplicationScoped
class RebuildReferences implements Rebuildable {
    private final OrganisationStateConsumer organisations;
    private final PersonStateConsumer people;
    private final StaffStateConsumer staff;

    RebuildReferences(OrganisationStateConsumer organisations, PersonStateConsumer people, StaffStateConsumer staff) {
        this.organisations = organisations;
        this.people = people;
        this.staff = staff;
    }

    @Override
    public String projection() {
        return "references";
    }

    @Override
    public List<String> tables() {
        return List.of("reference");
    }

    @Override
    public List<Source> sources() {
        return List.of(organisations.source(), people.source(), staff.source());
    }
}
