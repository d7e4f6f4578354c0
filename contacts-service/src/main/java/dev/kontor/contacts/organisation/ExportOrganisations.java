package dev.kontor.contacts.organisation;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.paging.Listing;
import jakarta.enterprise.context.ApplicationScoped;

/** How organisations are exported. */
@ApplicationScoped
class ExportOrganisations implements RowExporter {
    @Override
    public Exportable<Organisation> exportable() {
        return new Exportable<>(
                "organisations",
                OrganisationFact.class,
                true,
                Organisations.LISTING,
                Listing::within,
                OrganisationView::from);
    }
}
