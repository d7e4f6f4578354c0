package dev.kontor.contacts.staff;

import dev.kontor.contacts.staff.consumed.StaffState;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of the staff directory. */
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
        return inbox.copy(message, this::copy);
    }

    private Uni<Void> copy(Received event) {
        if (event.isTombstone()) {
            return staff.deleteById(event.subject()).replaceWithVoid();
        }
        StaffState state = reader.read(event, StaffState.class);
        return staff.findById(event.subject())
                .onItem()
                .ifNull()
                .switchTo(() -> staff.persist(new StaffMember(event.subject())))
                .invoke(member -> member.copy(state, event.aggregateVersion()))
                .replaceWithVoid();
    }
}
