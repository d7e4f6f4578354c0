package dev.kontor.notification.remind.birthday;

import dev.kontor.notification.delivery.PlanDelivery;
import dev.kontor.notification.remind.staff.StaffDirectory;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Plans the letters of one date in one zone, a bounded number at a time. Planned again, it plans nothing. */
@ApplicationScoped
class PlanBirthdays {
    private static final int BATCH = 200;
    /** Any number will do: it names the lock that keeps two replicas from planning the same day at once. */
    private static final long LOCK = 7_620_001L;

    private final People people;
    private final StaffDirectory staff;
    private final BirthdayMorning morning;
    private final PlanDelivery plan;

    PlanBirthdays(People people, StaffDirectory staff, BirthdayMorning morning, PlanDelivery plan) {
        this.people = people;
        this.staff = staff;
        this.morning = morning;
        this.plan = plan;
    }

    /** True when there may be more. */
    @WithTransaction
    public Uni<Boolean> plan(LocalDate date, ZoneId zone) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                        .setParameter(1, LOCK)
                        .getSingleResult())
                .chain(alone -> alone ? batch(date, zone) : Uni.createFrom().item(0))
                .map(planned -> planned == BATCH);
    }

    private Uni<Integer> batch(LocalDate date, ZoneId zone) {
        Instant dueAt = morning.dueAt(date, zone);
        return people.unplanned(date, zone, staff.defaultZone(), dueAt, BATCH)
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(
                                person -> plan.plan(morning.order(person.id(), person.ownerId(), date, zone)))
                        .collect()
                        .last()
                        .replaceWith(found.size()));
    }
}
