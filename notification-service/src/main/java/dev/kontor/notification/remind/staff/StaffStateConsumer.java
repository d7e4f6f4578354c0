package dev.kontor.notification.remind.staff;

import dev.kontor.notification.remind.staff.consumed.StaffState;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of the staff. */
@ApplicationScoped
class StaffStateConsumer {
    private final Inbox inbox;
    private final EventReader reader;
    private final StaffDirectory staff;

    StaffStateConsumer(Inbox inbox, EventReader reader, StaffDirectory staff) {
        this.inbox = inbox;
        this.reader = reader;
        this.staff = staff;
    }

    @Incoming("staff-state")
    Uni<Void> on(ConsumerRecord<String, String> message) {
        return inbox.copy(
                message,
                event -> event.isTombstone()
                        ? staff.deleteById(event.subject()).replaceWithVoid()
                        : staff.copy(reader.read(event, StaffState.class), event.aggregateVersion()));
    }
}
