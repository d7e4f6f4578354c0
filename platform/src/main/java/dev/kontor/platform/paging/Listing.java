package dev.kontor.platform.paging;

import static dev.kontor.platform.problem.PlatformError.FILTER_INVALID;

import dev.kontor.platform.access.RowScope;
import dev.kontor.platform.filter.Condition;
import dev.kontor.platform.filter.Filter;
import dev.kontor.platform.filter.FilterField;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * What a list of an entity can do: the fields to filter and sort by, and one query that honours filter, sort, cursor and row scope.
 * Declared once per entity in its repository. Sort fields must never be null.
 */
public final class Listing<E> {
    private static final String BY_ID = "id";

    private final Class<E> entity;
    private final Function<E, UUID> id;
    private final Map<String, FilterField> fields = new LinkedHashMap<>();
    private final Map<String, SortField<E>> sorts = new LinkedHashMap<>();

    private record SortField<E>(String path, FilterField.Kind kind, Function<E, Object> value) {}

    private Listing(Class<E> entity, Function<E, UUID> id) {
        this.entity = entity;
        this.id = id;
        fields.put(BY_ID, new FilterField(BY_ID, FilterField.Kind.UUID));
        sorts.put(BY_ID, new SortField<>(BY_ID, FilterField.Kind.UUID, id::apply));
    }

    public static <E extends Aggregate> Listing<E> of(Class<E> entity) {
        return new Listing<>(entity, Aggregate::id);
    }

    /** For rows that are no aggregate. */
    public static <E> Listing<E> of(Class<E> entity, Function<E, UUID> id) {
        return new Listing<>(entity, id);
    }

    /** Allows to filter by a field whose HQL path has the same name. */
    public Listing<E> filterable(FilterField.Kind kind, String... names) {
        for (String name : names) {
            fields.put(name, new FilterField(name, kind));
        }
        return this;
    }

    /** Allows to filter by a field that lies at another HQL path. */
    public Listing<E> filterableAt(FilterField.Kind kind, String name, String path) {
        fields.put(name, new FilterField(path, kind));
        return this;
    }

    /** Allows to filter and sort by a field that is never null. */
    public Listing<E> sortable(FilterField.Kind kind, String name, Function<E, Object> value) {
        filterable(kind, name);
        sorts.put(name, new SortField<>(name, kind, value));
        return this;
    }

    /** Refuses a filter that no list could answer; null or blank is none. */
    public void requireReadable(@Nullable String filter) {
        if (filter != null && !filter.isBlank()) {
            Filter.compile(filter, fields);
        }
    }

    /** A page of the rows that a scope reaches. Needs an open session. */
    public Uni<Page<E>> page(ListQuery query, RowScope scope, Condition... narrower) {
        ScopeConditions rows = new ScopeConditions(scope);
        Condition narrow = Condition.all(List.of(narrower));
        List<Condition> branches = narrow.equals(Condition.ALWAYS) ? rows.branches() : List.of(rows.whole());
        return page(query, scope.concealed(), branches, new ArrayList<>(List.of(narrow)));
    }

    /**
     * A page of rows. Needs an open session.
     *
     * @param conditions whatever narrows the list
     */
    public Uni<Page<E>> page(ListQuery query, Condition... conditions) {
        return page(query, Set.of(), conditions);
    }

    /**
     * The same for a caller from whom fields are concealed.
     *
     * @param concealed neither filter nor sort knows them
     */
    public Uni<Page<E>> page(ListQuery query, Set<String> concealed, Condition... conditions) {
        return page(query, concealed, List.of(Condition.ALWAYS), new ArrayList<>(List.of(conditions)));
    }

    /** @param branches of which a row has to meet one */
    private Uni<Page<E>> page(
            ListQuery query, Set<String> concealed, List<Condition> branches, List<Condition> conditions) {
        if (query.filter != null && !query.filter.isBlank()) {
            conditions.add(Filter.compile(query.filter, without(concealed)));
        }
        Condition matching = Condition.all(conditions);
        String sort = query.sort == null ? BY_ID : query.sort;
        boolean descending = sort.startsWith("-");
        SortField<E> by = sortField(descending ? sort.substring(1) : sort, concealed);
        if (query.cursor != null) {
            conditions.add(after(Cursor.decode(query.cursor, sort), by, descending));
        }
        Condition wanted = Condition.all(conditions);
        List<Condition> parts = branches.stream()
                .map(branch -> Condition.all(List.of(branch, wanted)))
                .toList();
        Uni<List<E>> rows =
                Panache.getSession().chain(session -> select(session, parts, by, descending, query.limit + 1));
        List<Condition> all = branches.stream()
                .map(branch -> Condition.all(List.of(branch, matching)))
                .toList();
        return rows.chain(found -> count(query, all).map(count -> page(found, query.limit, sort, by, count)));
    }

    private Map<String, FilterField> without(Set<String> concealed) {
        if (concealed.isEmpty()) {
            return fields;
        }
        Map<String, FilterField> rest = new LinkedHashMap<>(fields);
        rest.keySet().removeAll(concealed);
        return rest;
    }

    /** Each part of the rows is read in the order of its own index and only as far as the page can go: no part walks through rows of others. */
    private Uni<List<E>> select(
            Mutiny.Session session, List<Condition> parts, SortField<E> by, boolean descending, int rows) {
        String alias = alias(parts);
        String from = from(parts, order("e", by, descending) + " limit " + rows);
        Mutiny.SelectionQuery<E> query =
                session.createSelectionQuery("select " + alias + " " + from + order(alias, by, descending), entity);
        parts.forEach(part -> part.parameters().forEach(query::setParameter));
        return query.setMaxResults(rows).getResultList();
    }

    private Uni<@Nullable Long> count(ListQuery query, List<Condition> parts) {
        if (query.count == null) {
            return Uni.createFrom().nullItem();
        }
        return Panache.getSession().chain(session -> {
            var counting =
                    session.createSelectionQuery("select count(" + alias(parts) + ") " + from(parts, ""), Long.class);
            parts.forEach(part -> part.parameters().forEach(counting::setParameter));
            return counting.getSingleResult();
        });
    }

    /**
     * The rows that meet one of the parts.
     *
     * @param bound what ends the reading of each of several parts
     */
    private String from(List<Condition> parts, String bound) {
        String rows = "from " + entity.getSimpleName() + " ";
        return rows + alias(parts) + " where "
                + (parts.size() == 1
                        ? parts.getFirst().hql()
                        : parts.stream()
                                .map(part -> "(select e.id " + rows + "e where " + part.hql() + bound + ")")
                                .collect(Collectors.joining(" union all ", "o.id in (", ")")));
    }

    private static String alias(List<Condition> parts) {
        return parts.size() == 1 ? "e" : "o";
    }

    private static String order(String alias, SortField<?> by, boolean descending) {
        String direction = descending ? " desc" : "";
        String id = alias + ".id" + direction;
        return " order by " + (BY_ID.equals(by.path()) ? id : alias + "." + by.path() + direction + ", " + id);
    }

    private Condition after(Cursor cursor, SortField<E> by, boolean descending) {
        String sign = descending ? "<" : ">";
        Map<String, Object> values = new HashMap<>(Map.of("cursorId", cursor.id()));
        if (BY_ID.equals(by.path())) {
            return new Condition("e.id " + sign + " :cursorId", values);
        }
        values.put("cursorValue", SortValue.parse(cursor.value(), by.kind()));
        String path = "e." + by.path();
        return new Condition(
                path + " " + sign + " :cursorValue or (" + path + " = :cursorValue and e.id " + sign + " :cursorId)",
                values);
    }

    private Page<E> page(List<E> found, int limit, String sort, SortField<E> by, @Nullable Long count) {
        if (found.size() <= limit) {
            return new Page<>(found, null, count);
        }
        E last = found.get(limit - 1);
        String next = new Cursor(sort, String.valueOf(by.value().apply(last)), id.apply(last)).encode();
        return new Page<>(found.subList(0, limit), next, count);
    }

    private SortField<E> sortField(String name, Set<String> concealed) {
        SortField<E> field = concealed.contains(name) ? null : sorts.get(name);
        if (field == null) {
            String message = "Sort by one of " + String.join(", ", sorts.keySet());
            throw Problem.of(FILTER_INVALID, message, List.of(new FieldError("sort", "unknown-field", message)));
        }
        return field;
    }
}
