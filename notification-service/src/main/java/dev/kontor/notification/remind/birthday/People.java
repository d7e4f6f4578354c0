package dev.kontor.notification.remind.birthday;

import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.remind.birthday.consumed.PersonState;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** People with a birthday as we know them from their state topic. */
@ApplicationScoped
class People implements PanacheRepositoryBase<Person, UUID> {
    private static final String UPSERT = """
            insert into person_copy (id, version, given_name, family_name, birthday, language, owner_id)
            values (?1, ?2, cast(?3 as text), cast(?4 as text), ?5, cast(?6 as text), ?7)
            on conflict (id) do update set version = excluded.version, given_name = excluded.given_name,
              family_name = excluded.family_name, birthday = excluded.birthday, language = excluded.language,
              owner_id = excluded.owner_id
            where person_copy.version < excluded.version
            """;
    private static final String FORGET = "delete from person_copy where id = ?1 and version < ?2";
    /** One day's entry of the index on birthday, joined to the planned letters by their unique key: small at any size of the base. */
    private static final String UNPLANNED = """
            select p.id, p.given_name, p.family_name, p.birthday, p.language, p.owner_id from person_copy p
            join staff_copy s on s.id = p.owner_id and s.active and coalesce(s.time_zone, ?1) = ?2
            left join delivery d on d.kind = ?3 and d.subject_id = p.id and d.occurrence = ?4
              and d.recipient_id = p.owner_id and d.channel = ?5
            where p.birthday in (?6, ?7) and (d.id is null or (d.state = 'scheduled' and d.due_at <> ?8))
            order by p.id limit ?9
            """;

    /** False when we know this version or a newer one. */
    Uni<Boolean> copy(PersonState state, Birthday birthday, UUID ownerId, long version) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT)
                        .setParameter(1, state.id())
                        .setParameter(2, version)
                        .setParameter(3, state.givenName())
                        .setParameter(4, state.familyName())
                        .setParameter(5, (short) birthday.key())
                        .setParameter(6, state.language())
                        .setParameter(7, ownerId)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** Forgets who no longer has both a birthday and an owner; false when we know nothing older. */
    Uni<Boolean> forget(UUID id, long version) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, id)
                        .setParameter(2, version)
                        .executeUpdate())
                .map(rows -> rows == 1);
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
