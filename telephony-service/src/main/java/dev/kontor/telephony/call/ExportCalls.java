package dev.kontor.telephony.call;

import dev.kontor.platform.exports.Exportable;
import dev.kontor.platform.exports.RowExporter;
import dev.kontor.platform.paging.ScopeConditions;
import jakarta.enterprise.context.ApplicationScoped;

/** How calls are exported. */
@ApplicationScoped
class ExportCalls implements RowExporter {
    @Override
    public Exportable<Call> exportable() {
        return new Exportable<>(
                "calls", "call", CallFact.class, true, Calls.LISTING, ScopeConditions::within, CallView::from);
    }
}
