package dev.kontor.notification.remind.birthday;

import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.template.LetterKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * When a birthday letter is due: on the day, at the set time on the recipient's clock; at once when that time has passed; never after
 * the day's end.
 */
@Singleton
class BirthdayMorning {
    static final String KIND = LetterKind.BIRTHDAY.code();

    private final Clock clock;
    private final LocalTime time;

    BirthdayMorning(
            Clock clock, @ConfigProperty(name = "kontor.birthday.time", defaultValue = "09:00") LocalTime time) {
        this.clock = clock;
        this.time = time;
    }

    /** Today and tomorrow on the clock of a zone: what is planned ahead. */
    List<LocalDate> horizon(ZoneId zone) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        return List.of(today, today.plusDays(1));
    }

    /** The letter to plan now, if the birthday is within the horizon. */
    Optional<DeliveryOrder> next(Birthday birthday, UUID personId, UUID ownerId, ZoneId zone) {
        return horizon(zone).stream()
                .filter(date -> birthday.celebratedIn(date.getYear()).equals(date))
                .findFirst()
                .map(date -> order(personId, ownerId, date, zone));
    }

    DeliveryOrder order(UUID personId, UUID ownerId, LocalDate date, ZoneId zone) {
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        return new DeliveryOrder(KIND, personId, occurrence(date), ownerId, dueAt(date, zone), end);
    }

    Instant dueAt(LocalDate date, ZoneId zone) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /** Once a year, whatever happens to the date in between. */
    static String occurrence(LocalDate date) {
        return Integer.toString(date.getYear());
    }
}
