package dev.kontor.notification.remind.staff;

import dev.kontor.notification.delivery.Outcome;
import dev.kontor.notification.delivery.Reasons;
import dev.kontor.notification.due.Undeliverable;
import dev.kontor.notification.remind.staff.consumed.StaffState;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The staff as we know them from their state topic. */
@ApplicationScoped
public class StaffDirectory implements PanacheRepositoryBase<StaffMember, UUID> {
    private static final String UPSERT = """
            insert into staff_copy (id, version, name, email, manager_id, time_zone, language, active)
            values (?1, ?2, ?3, cast(?4 as text), cast(?5 as uuid), cast(?6 as text), cast(?7 as text), ?8)
            on conflict (id) do update set version = excluded.version, name = excluded.name, email = excluded.email,
              manager_id = excluded.manager_id, time_zone = excluded.time_zone, language = excluded.language,
              active = excluded.active
            where staff_copy.version < excluded.version
            """;
    private static final String ZONES = "select distinct coalesce(time_zone, ?1) from staff_copy where active";

    private final ZoneId defaultZone;

    StaffDirectory(
            @ConfigProperty(name = "kontor.default-time-zone", defaultValue = "Europe/Riga") ZoneId defaultZone) {
        this.defaultZone = defaultZone;
    }

    Uni<Void> copy(StaffState state, long version) {
        String name = state.name() != null ? state.name() : state.username();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT)
                        .setParameter(1, state.id())
                        .setParameter(2, version)
                        .setParameter(3, name == null ? "" : name)
                        .setParameter(4, state.email())
                        .setParameter(5, state.managerId())
                        .setParameter(6, known(state.timeZone()))
                        .setParameter(7, state.language())
                        .setParameter(8, state.active())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Somebody to write to now. Fails with {@link Undeliverable} when there is no way to. */
    public Uni<Recipient> recipient(@Nullable UUID id) {
        if (id == null) {
            throw new Undeliverable(Outcome.refused(Reasons.NO_RECIPIENT));
        }
        return findById(id).map(member -> {
            if (member == null) {
                // The two topics have no order between them: the copy may be on its way.
                throw new Undeliverable(Outcome.deferred(Reasons.RECIPIENT_UNKNOWN));
            }
            if (!member.isActive()) {
                throw new Undeliverable(Outcome.refused(Reasons.RECIPIENT_LEFT));
            }
            if (member.email() == null) {
                throw new Undeliverable(Outcome.refused(Reasons.NO_ADDRESS));
            }
            return new Recipient(member.name(), member.email(), member.language(), zone(member));
        });
    }

    /** Null when there is no such member or they have left. */
    public Uni<@Nullable StaffMember> findActive(UUID id) {
        return findById(id).map(member -> member != null && member.isActive() ? member : null);
    }

    public ZoneId zone(StaffMember member) {
        return member.timeZone() == null ? defaultZone : ZoneId.of(member.timeZone());
    }

    /** For staff whose own zone is not known. */
    public ZoneId defaultZone() {
        return defaultZone;
    }

    /** Every time zone in which somebody works. */
    public Uni<List<String>> zones() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ZONES, String.class)
                        .setParameter(1, defaultZone.getId())
                        .getResultList());
    }

    private static @Nullable String known(@Nullable String zone) {
        try {
            return zone == null ? null : ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
