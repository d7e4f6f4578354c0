package dev.kontor.contacts.organisation;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.paging.ScopeConditions;
import jakarta.enterprise.context.ApplicationScoped;

/** How organisations are exported. */
@ApplicationScoped
class ExportOrganisations implements RowExporter {
    @Override
    public Exportable<Organisation> exportable() {
        return new Exportable<>(
                "organisations",
                "organisation",
                OrganisationFact.class,
                true,
                Organisations.LISTING,
                ScopeConditions::within,
                OrganisationView::from);
    }
}
