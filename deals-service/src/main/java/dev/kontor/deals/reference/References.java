package dev.kontor.deals.reference;

import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.JsonRows;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All copies. They follow their owners' state topics and may lag a moment behind. */
@ApplicationScoped
public class References implements PanacheRepositoryBase<Reference, UUID> {
    // An upsert, for two replicas may hold the same partition for a moment.
    private static final String KEEP = """
            insert into reference (id, kind, version, keys, team, active)
            select id, ?2, version, array(select jsonb_array_elements_text(keys)), team, active
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
              as told (id uuid, version bigint, keys jsonb, team text, active boolean)
            order by id
            on conflict (id) do update
              set version = excluded.version, keys = excluded.keys, team = excluded.team, active = excluded.active
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
            @Nullable String team,
            boolean active) {}

    /** Keeps each copy unless it is older than the one at hand. */
    <T> Uni<Void> keep(
            Kind kind,
            List<Copy<T>> copies,
            Function<T, List<String>> names,
            Function<T, @Nullable String> team,
            Predicate<T> active) {
        List<Told> told = copies.stream()
                .map(copy -> new Told(
                        copy.id(),
                        copy.version(),
                        keys(names.apply(copy.state())),
                        team.apply(copy.state()),
                        active.test(copy.state())))
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

    /** Whoever is to own something; null when there is no such member of staff or they have left. */
    public Uni<Reference> activeStaff(UUID id) {
        return find("id = ?1 and kind = ?2 and active = true", id, Kind.STAFF.code())
                .firstResult();
    }

    /** The same where a request names them as owner. */
    public Uni<Reference> requireOwner(UUID id) {
        return activeStaff(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.invalid("/ownerId", "unknown-staff", "is no active member of staff"));
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
