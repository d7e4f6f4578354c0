package dev.kontor.deals.reference;

import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.JsonRows;
import dev.kontor.platform.inbox.Received;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All copies. They follow their owners' state topics and may lag a moment behind. */
@ApplicationScoped
public class References implements PanacheRepositoryBase<Reference, UUID> {
    // An upsert, for two replicas may hold the same partition for a moment.
    private static final String KEEP = """
            insert into reference (id, kind, version, keys, team)
            select id, ?2, version, array(select jsonb_array_elements_text(keys)), team
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as told (id uuid, version bigint, keys jsonb, team text)
            order by id
            on conflict (id) do update set version = excluded.version, keys = excluded.keys, team = excluded.team
            where reference.version < excluded.version
            """;

    private final JsonRows rows;

    References(JsonRows rows) {
        this.rows = rows;
    }

    /** A row as its owner tells it. */
    private record Told(
            UUID id,
            long version,
            List<String> keys,
            @Nullable String team) {}

    /** Keeps each copy unless it is older than the one at hand. */
    <T> Uni<Void> keep(
            Kind kind, List<Copy<T>> copies, Function<T, List<String>> names, Function<T, @Nullable String> team) {
        List<Told> told = copies.stream()
                .map(copy ->
                        new Told(copy.id(), copy.version(), keys(names.apply(copy.state())), team.apply(copy.state())))
                .toList();
        return getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter(1, rows.of(told))
                        .setParameter(2, kind.code())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> forget(List<Received> deleted) {
        return delete("id in ?1", deleted.stream().map(Received::subject).toList())
                .replaceWithVoid();
    }

    /** The copies of a kind that bear one of the names, in one query. */
    public Uni<Resolved> named(Kind kind, Collection<String> names) {
        String[] keys = keys(names).toArray(String[]::new);
        if (keys.length == 0) {
            return Uni.createFrom().item(Resolved.NONE);
        }
        return find("kind = ?1 and array_intersects(keys, ?2)", kind.code(), keys)
                .list()
                .map(Resolved::of);
    }

    /** The team of a staff member, null when unknown. */
    public Uni<@Nullable String> teamOf(UUID staffId) {
        return findById(staffId).map(staff -> staff == null ? null : staff.team());
    }

    Uni<Long> count(Kind kind) {
        return count("kind", kind.code());
    }

    private static List<String> keys(Collection<String> names) {
        return names.stream().map(References::key).distinct().toList();
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
