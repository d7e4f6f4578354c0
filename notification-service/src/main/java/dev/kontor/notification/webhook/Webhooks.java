package dev.kontor.notification.webhook;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.OwnedRecords;
import dev.kontor.platform.access.RowScope;
import dev.kontor.platform.access.Subject;
import dev.kontor.platform.filter.Condition;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.UUID;

/** All webhooks. Administrators see all of them, an integrator those that are the integrator's own. */
@ApplicationScoped
public class Webhooks implements PanacheRepositoryBase<Webhook, UUID>, OwnedRecords {
    private static final Listing<Webhook> LISTING = Listing.of(Webhook.class)
            .filterable(Kind.TEXT, "state", "mode", "url", "reason")
            .filterable(Kind.TEXT_LIST, "types")
            .filterable(Kind.UUID, "ownerId")
            .sortable(Kind.INSTANT, "createdAt", Webhook::createdAt);

    private final Caller caller;

    Webhooks(Caller caller) {
        this.caller = caller;
    }

    Uni<Page<Webhook>> list(ListQuery query) {
        RowScope scope = caller.scope("webhook", Action.READ);
        return LISTING.page(
                query,
                scope.concealed(),
                scope.isEverything()
                        ? Condition.ALWAYS
                        : new Condition("e.ownerId = :scopeStaff", Map.of("scopeStaff", caller.staffId())));
    }

    /** One that the caller may see. */
    public Uni<Webhook> get(UUID id) {
        return findById(id).chain(found -> caller.visible(found, "webhook", id));
    }

    /** The same, locked. */
    public Uni<Webhook> lock(UUID id, Change change) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .chain(found -> caller.changing(found, "webhook", id, change));
    }

    /** For the work that nobody asked for: null when it is gone. */
    Uni<Webhook> lockIfThere(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Service accounts own webhooks as people do, by their subject. */
    Subject owner() {
        return caller.subject();
    }

    @Override
    public String entity() {
        return "webhook";
    }

    @Override
    public Uni<Webhook> record(UUID id) {
        return findById(id);
    }
}
