package dev.kontor.notification.remind.birthday;

import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.delivery.MoveDeliveries;
import dev.kontor.notification.remind.birthday.consumed.PersonState;
import dev.kontor.notification.remind.staff.StaffDirectory;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of people who have a birthday and an owner, and today's and tomorrow's letters in line with it. */
@ApplicationScoped
class PersonStateConsumer {
    private final Inbox inbox;
    private final EventReader reader;
    private final People people;
    private final StaffDirectory staff;
    private final BirthdayMorning morning;
    private final MoveDeliveries letters;

    PersonStateConsumer(
            Inbox inbox,
            EventReader reader,
            People people,
            StaffDirectory staff,
            BirthdayMorning morning,
            MoveDeliveries letters) {
        this.inbox = inbox;
        this.reader = reader;
        this.people = people;
        this.staff = staff;
        this.morning = morning;
        this.letters = letters;
    }

    @Incoming("people-state")
    Uni<Void> on(ConsumerRecord<String, String> message) {
        return inbox.copy(message, event -> event.isTombstone() ? erase(event) : follow(event));
    }

    private Uni<Void> follow(Received event) {
        PersonState state = reader.read(event, PersonState.class);
        Birthday birthday = Birthday.parse(state.birthday()).orElse(null);
        UUID ownerId = state.ownerId();
        if (birthday == null || ownerId == null) {
            return people.forget(state.id(), event.aggregateVersion())
                    .chain(known -> known
                            ? move(state.id(), List.of())
                            : Uni.createFrom().voidItem());
        }
        return people.copy(state, birthday, ownerId, event.aggregateVersion())
                .chain(isNews -> isNews
                        ? wanted(birthday, state.id(), ownerId).chain(orders -> move(state.id(), orders))
                        : Uni.createFrom().voidItem());
    }

    /** Nothing while the owner is unknown or has left: the planner looks again each minute. */
    private Uni<List<DeliveryOrder>> wanted(Birthday birthday, UUID personId, UUID ownerId) {
        return staff.findActive(ownerId)
                .map(owner -> owner == null
                        ? List.of()
                        : morning.next(birthday, personId, ownerId, staff.zone(owner)).stream()
                                .toList());
    }

    private Uni<Void> erase(Received event) {
        return people.deleteById(event.subject()).chain(() -> move(event.subject(), List.of()));
    }

    private Uni<Void> move(UUID personId, List<DeliveryOrder> wanted) {
        return letters.move(BirthdayMorning.KIND, personId, wanted);
    }
}
