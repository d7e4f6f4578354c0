package dev.kontor.notification.webhook;

import dev.kontor.platform.filter.Condition;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.security.Caller;
import dev.kontor.platform.security.Roles;
import dev.kontor.platform.security.RowScope;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All webhooks. Administrators see all of them, an integrator those that are the integrator's own. */
@ApplicationScoped
public class Webhooks implements PanacheRepositoryBase<Webhook, UUID> {
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
        RowScope scope = scope();
        return LISTING.page(
                query,
                scope.isEverything()
                        ? Condition.ALWAYS
                        : new Condition("e.ownerId = :scopeStaff", Map.of("scopeStaff", caller.staffId())));
    }

    /** One that the caller may see. */
    public Uni<Webhook> get(UUID id) {
        return findById(id).map(webhook -> visible(webhook, id));
    }

    /** The same, locked. */
    public Uni<Webhook> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(webhook -> visible(webhook, id));
    }

    /** For the work that nobody asked for: null when it is gone. */
    Uni<Webhook> lockIfThere(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Service accounts own webhooks as people do, by their subject. */
    UUID callersOwn() {
        return caller.staffId();
    }

    private Webhook visible(@Nullable Webhook webhook, UUID id) {
        if (webhook == null || !scope().covers(webhook.ownerId(), webhook.team())) {
            throw Problem.notFound("webhook", id);
        }
        return webhook;
    }

    /** Narrower than the platform's: of webhooks, which hold secrets, integrators do not see each other's. */
    private RowScope scope() {
        return caller.has(Roles.ADMINISTRATOR) ? RowScope.everything() : RowScope.of(caller.staffId(), List.of());
    }
}
