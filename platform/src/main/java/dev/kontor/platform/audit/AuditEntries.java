package dev.kontor.platform.audit;

import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** This service's audit trail. */
@ApplicationScoped
public class AuditEntries {
    private static final Listing<AuditEntry> LISTING = Listing.of(AuditEntry.class, entry -> entry.id)
            .sortable(Kind.NUMBER, "seq", entry -> entry.seq)
            .sortable(Kind.INSTANT, "at", entry -> entry.at)
            .filterable(Kind.UUID, "recordId", "correlationId")
            .filterable(Kind.TEXT, "entity", "part", "action", "actor", "address", "traceId");

    /** A page of it. */
    @WithSession
    public Uni<Page<AuditEntryView>> page(ListQuery query) {
        return LISTING.page(query).map(page -> page.map(AuditEntryView::from));
    }
}
