package dev.kontor.notification.remind.birthday;

import dev.kontor.notification.remind.staff.StaffDirectory;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Plans today's and tomorrow's birthdays, zone by zone. What it has done stands in the table alone, so a restart forgets nothing. */
@ApplicationScoped
class BirthdayPlanner {
    private final StaffDirectory staff;
    private final BirthdayMorning morning;
    private final PlanBirthdays plan;
    private final CurrentEvent current;

    BirthdayPlanner(StaffDirectory staff, BirthdayMorning morning, PlanBirthdays plan, CurrentEvent current) {
        this.staff = staff;
        this.morning = morning;
        this.plan = plan;
        this.current = current;
    }

    private record Day(LocalDate date, ZoneId zone) {}

    @Scheduled(every = "${kontor.birthday.plan-every:60S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> plan() {
        current.actAs("system:notification", Ids.next(), null);
        return Panache.withSession(staff::zones)
                .chain(zones -> Multi.createFrom()
                        .iterable(days(zones))
                        .onItem()
                        .transformToUniAndConcatenate(this::whole)
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private List<Day> days(List<String> zones) {
        return zones.stream()
                .map(ZoneId::of)
                .flatMap(zone -> morning.horizon(zone).stream().map(date -> new Day(date, zone)))
                .toList();
    }

    private Uni<Boolean> whole(Day day) {
        return Uni.createFrom()
                .deferred(() -> plan.plan(day.date(), day.zone()))
                .repeat()
                .whilst(more -> more)
                .collect()
                .last();
    }
}
