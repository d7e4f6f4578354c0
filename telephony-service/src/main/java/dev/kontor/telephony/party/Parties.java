package dev.kontor.telephony.party;

import dev.kontor.telephony.party.consumed.PersonState;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All people we know of. */
@ApplicationScoped
public class Parties {
    /** So many people of one number are told of at most; a switchboard's number may stand on hundreds of cards. */
    public static final int MAX_MATCHES = 10;

    private static final String BY_NUMBER =
            "select p from Party p where array_contains(p.numbers, ?1) order by p.displayName, p.id";
    private static final String UPSERT = """
            insert into party (id, version, display_name, organisation_id, owner_id, numbers)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (id) do update set version = excluded.version, display_name = excluded.display_name,
              organisation_id = excluded.organisation_id, owner_id = excluded.owner_id, numbers = excluded.numbers
            where party.version < excluded.version
            """;
    private static final String DELETE = "delete from party where id = ?1";

    /** People who have the number; null finds nobody. */
    public Uni<List<Party>> byNumber(@Nullable String e164) {
        if (e164 == null) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(BY_NUMBER, Party.class)
                        .setParameter(1, e164)
                        .setMaxResults(MAX_MATCHES)
                        .getResultList());
    }

    Uni<Void> copy(PersonState state) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT)
                        .setParameter(1, state.id())
                        .setParameter(2, state.version())
                        .setParameter(3, state.displayName())
                        .setParameter(4, state.organisationId())
                        .setParameter(5, state.ownerId())
                        .setParameter(6, state.numbers())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> forget(UUID id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(DELETE).setParameter(1, id).executeUpdate())
                .replaceWithVoid();
    }
}
