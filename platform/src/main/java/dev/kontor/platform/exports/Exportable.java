package dev.kontor.platform.exports;

import dev.kontor.platform.access.RowScope;
import dev.kontor.platform.filter.Condition;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A collection that can be exported.
 *
 * @param collection as in the path: {@code people}
 * @param entity as in permissions: {@code person}
 * @param family the sealed interface of its facts, which names their topic
 * @param hasState whether a state topic stands beside the topic of facts
 * @param rowRule the rows that a scope lets through
 * @param view makes the REST representation
 */
public record Exportable<E extends Aggregate>(
        String collection,
        String entity,
        Class<? extends Fact> family,
        boolean hasState,
        Listing<E> listing,
        Function<RowScope, Condition> rowRule,
        Function<E, ?> view) {
    private static final String STATE_SUFFIX = ".state";

    Uni<Page<Object>> page(ListQuery query, RowScope scope) {
        return listing.page(query, scope.concealed(), rowRule.apply(scope)).map(page -> page.map(view));
    }

    List<String> topics() {
        String facts = Objects.requireNonNull(family.getAnnotation(Topic.class)).value();
        return hasState ? List.of(facts, facts + STATE_SUFFIX) : List.of(facts);
    }
}
