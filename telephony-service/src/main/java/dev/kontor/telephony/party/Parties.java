package dev.kontor.telephony.party;

import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.JsonRows;
import dev.kontor.platform.inbox.Received;
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
            select id, version, name, organisation, owner, array(select jsonb_array_elements_text(numbers))
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
              as told (id uuid, version bigint, name text, organisation uuid, owner uuid, numbers jsonb)
            order by id
            on conflict (id) do update set version = excluded.version, display_name = excluded.display_name,
              organisation_id = excluded.organisation_id, owner_id = excluded.owner_id, numbers = excluded.numbers
            where party.version < excluded.version
            """;
    private static final String DELETE = "delete from party where id in (?1)";

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

    private final JsonRows rows;

    Parties(JsonRows rows) {
        this.rows = rows;
    }

    /** A row as its owner tells it. */
    private record Told(
            UUID id,
            long version,
            String name,
            @Nullable UUID organisation,
            @Nullable UUID owner,
            List<String> numbers) {
        static Told from(Copy<PersonState> copy) {
            PersonState state = copy.state();
            return new Told(
                    copy.id(),
                    copy.version(),
                    state.displayName(),
                    state.organisationId(),
                    state.ownerId(),
                    state.numbers());
        }
    }

    Uni<Void> keep(List<Copy<PersonState>> newest) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT)
                        .setParameter(1, rows.of(newest.stream().map(Told::from).toList()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> forget(List<Received> deleted) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DELETE)
                        .setParameter(1, deleted.stream().map(Received::subject).toList())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
