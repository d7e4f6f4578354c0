package dev.kontor.deals.reference;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All copies. They follow their owners' state topics and may lag a moment behind. */
@ApplicationScoped
public class References implements PanacheRepositoryBase<Reference, UUID> {
    // An upsert, for two replicas may hold the same partition for a moment.
    private static final String KEEP = """
            insert into reference (id, kind, version, keys, team) values (?1, ?2, ?3, ?4, cast(?5 as text))
            on conflict (id) do update set version = excluded.version, keys = excluded.keys, team = excluded.team
            where reference.version < excluded.version
            """;

    /** Keeps the copy unless it is older than the one at hand. */
    Uni<Void> keep(UUID id, Kind kind, long version, List<String> names, @Nullable String team) {
        String[] keys = names.stream().map(References::key).distinct().toArray(String[]::new);
        return getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter(1, id)
                        .setParameter(2, kind.code())
                        .setParameter(3, version)
                        .setParameter(4, keys)
                        .setParameter(5, team)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> forget(UUID id) {
        return delete("id", id).replaceWithVoid();
    }

    /** The copies of a kind that bear one of the names, in one query. */
    public Uni<Resolved> named(Kind kind, Collection<String> names) {
        String[] keys = names.stream().map(References::key).distinct().toArray(String[]::new);
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

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
