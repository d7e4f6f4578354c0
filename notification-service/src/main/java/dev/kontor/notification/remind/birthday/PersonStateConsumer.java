package dev.kontor.notification.remind.birthday;

import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.delivery.MoveDeliveries;
import dev.kontor.notification.remind.birthday.consumed.PersonState;
import dev.kontor.notification.remind.staff.StaffDirectory;
import dev.kontor.platform.inbox.Copies;
import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.inbox.Source;
import dev.kontor.platform.rebuild.Rebuildable;
import dev.kontor.platform.work.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of people who have a birthday and an owner, and today's and tomorrow's letters in line with it. */
@ApplicationScoped
class PersonStateConsumer implements Copies<PersonState>, Rebuildable {
    private static final String CHANNEL = "people-state";

    private final Inbox inbox;
    private final People people;
    private final StaffDirectory staff;
    private final BirthdayMorning morning;
    private final MoveDeliveries letters;

    PersonStateConsumer(
            Inbox inbox, People people, StaffDirectory staff, BirthdayMorning morning, MoveDeliveries letters) {
        this.inbox = inbox;
        this.people = people;
        this.staff = staff;
        this.morning = morning;
        this.letters = letters;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.copies(CHANNEL, batch, PersonState.class, this);
    }

    @Override
    public String projection() {
        return "people";
    }

    @Override
    public List<String> tables() {
        return List.of("person_copy");
    }

    @Override
    public List<Source> sources() {
        return List.of(inbox.source(CHANNEL, this::on));
    }

    @Override
    public Uni<Void> keep(List<Copy<PersonState>> newest) {
        List<Celebrant> celebrants = new ArrayList<>();
        List<Copy<PersonState>> others = new ArrayList<>();
        for (Copy<PersonState> copy : newest) {
            Birthday birthday = Birthday.parse(copy.state().birthday()).orElse(null);
            UUID ownerId = copy.state().ownerId();
            if (birthday == null || ownerId == null) {
                others.add(copy);
            } else {
                celebrants.add(new Celebrant(copy, birthday, ownerId));
            }
        }
        return people.forget(others)
                .chain(known -> InTurn.forEach(
                        others.stream()
                                .filter(copy -> known.contains(copy.id()))
                                .toList(),
                        copy -> move(copy.event(), PersonStateConsumer::none)))
                .chain(() -> people.copy(celebrants))
                .chain(news -> InTurn.forEach(
                        celebrants.stream()
                                .filter(celebrant ->
                                        news.contains(celebrant.copy().id()))
                                .toList(),
                        celebrant -> move(celebrant.copy().event(), () -> wanted(celebrant))));
    }

    @Override
    public Uni<Void> forget(List<Received> deleted) {
        return InTurn.forEach(
                deleted,
                event -> people.delete("id", event.subject()).chain(() -> move(event, PersonStateConsumer::none)));
    }

    /** Nothing while the owner is unknown or has left: the planner looks again each minute. */
    private Uni<List<DeliveryOrder>> wanted(Celebrant celebrant) {
        return staff.findActive(celebrant.ownerId())
                .map(owner -> owner == null
                        ? List.of()
                        : morning
                                .next(
                                        celebrant.birthday(),
                                        celebrant.copy().id(),
                                        celebrant.ownerId(),
                                        staff.zone(owner))
                                .stream()
                                .toList());
    }

    private static Uni<List<DeliveryOrder>> none() {
        return Uni.createFrom().item(List.of());
    }

    private Uni<Void> move(Received event, Supplier<Uni<List<DeliveryOrder>>> wanted) {
        return inbox.causedBy(
                event, () -> wanted.get().chain(orders -> letters.move(BirthdayMorning.KIND, event.subject(), orders)));
    }
}
