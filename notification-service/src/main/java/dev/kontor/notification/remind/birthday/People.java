package dev.kontor.notification.remind.birthday;

import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.remind.birthday.consumed.PersonState;
import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.JsonRows;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People with a birthday as we know them from their state topic. */
@ApplicationScoped
class People implements PanacheRepositoryBase<Person, UUID> {
    // As with meetings, a repetition is news again.
    private static final String UPSERT = """
            with news as (
            insert into person_copy (id, version, given_name, family_name, birthday, language, owner_id)
            select id, version, given, family, birthday, language, owner
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as told
              (id uuid, version bigint, given text, family text, birthday smallint, language text, owner uuid)
            order by id
            on conflict (id) do update set version = excluded.version, given_name = excluded.given_name,
              family_name = excluded.family_name, birthday = excluded.birthday, language = excluded.language,
              owner_id = excluded.owner_id
            where person_copy.version <= excluded.version
            returning id) select id from news
            """;
    private static final String FORGET = """
            with known as (
            delete from person_copy known
            using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as told (id uuid, version bigint)
            where known.id = told.id and known.version < told.version
            returning known.id) select id from known
            """;
    /** One day's entry of the index on birthday, joined to the planned letters by their unique key: small at any size of the base. */
    private static final String UNPLANNED = """
            select p.id, p.given_name, p.family_name, p.birthday, p.language, p.owner_id from person_copy p
            join staff_copy s on s.id = p.owner_id and s.active and coalesce(s.time_zone, ?1) = ?2
            left join delivery d on d.kind = ?3 and d.subject_id = p.id and d.occurrence = ?4
              and d.recipient_id = p.owner_id and d.channel = ?5
            where p.birthday in (?6, ?7) and (d.id is null or (d.state = 'scheduled' and d.due_at <> ?8))
            order by p.id limit ?9
            """;

    private final JsonRows rows;

    People(JsonRows rows) {
        this.rows = rows;
    }

    /** A row as its owner tells it. */
    private record Told(
            UUID id,
            long version,
            @Nullable String given,
            @Nullable String family,
            int birthday,
            @Nullable String language,
            UUID owner) {
        static Told from(Celebrant celebrant) {
            PersonState state = celebrant.copy().state();
            return new Told(
                    celebrant.copy().id(),
                    celebrant.copy().version(),
                    state.givenName(),
                    state.familyName(),
                    celebrant.birthday().key(),
                    state.language(),
                    celebrant.ownerId());
        }
    }

    private record Version(UUID id, long version) {}

    /** Copies those of whom we know nothing newer; gives their ids. */
    Uni<List<UUID>> copy(List<Celebrant> celebrants) {
        return write(UPSERT, celebrants.stream().map(Told::from).toList());
    }

    /** Forgets those who no longer have both a birthday and an owner; gives the ids of whom we knew something older. */
    Uni<List<UUID>> forget(List<Copy<PersonState>> people) {
        return write(
                FORGET,
                people.stream()
                        .map(copy -> new Version(copy.id(), copy.version()))
                        .toList());
    }

    private Uni<List<UUID>> write(String statement, List<? extends Record> told) {
        return told.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(statement, UUID.class)
                                .setParameter(1, rows.of(told))
                                .getResultList());
    }

    /** Who celebrates on a date, belongs to somebody in the zone, and has no letter planned, or one planned for another time. */
    Uni<List<Person>> unplanned(LocalDate date, ZoneId zone, ZoneId defaultZone, Instant dueAt, int limit) {
        List<Integer> keys = Birthday.keysOn(date);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNPLANNED, Person.class)
                        .setParameter(1, defaultZone.getId())
                        .setParameter(2, zone.getId())
                        .setParameter(3, BirthdayMorning.KIND)
                        .setParameter(4, BirthdayMorning.occurrence(date))
                        .setParameter(5, DeliveryOrder.CHANNEL)
                        .setParameter(6, keys.getFirst().shortValue())
                        .setParameter(7, keys.getLast().shortValue())
                        .setParameter(8, dueAt)
                        .setParameter(9, limit)
                        .getResultList());
    }
}
