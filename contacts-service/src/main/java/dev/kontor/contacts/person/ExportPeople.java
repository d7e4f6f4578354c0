package dev.kontor.contacts.person;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.paging.ScopeConditions;
import jakarta.enterprise.context.ApplicationScoped;

/** How people are exported. */
@ApplicationScoped
class ExportPeople implements RowExporter {
    @Override
    public Exportable<Person> exportable() {
        return new Exportable<>(
                "people", "person", PersonFact.class, true, People.LISTING, ScopeConditions::within, PersonView::from);
    }
}
