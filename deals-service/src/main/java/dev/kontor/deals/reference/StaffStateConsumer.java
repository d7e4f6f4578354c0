package dev.kontor.deals.reference;

import dev.kontor.deals.reference.consumed.StaffState;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copies of staff. */
@ApplicationScoped
class StaffStateConsumer {
    private final Inbox inbox;
    private final EventReader reader;
    private final References references;

    StaffStateConsumer(Inbox inbox, EventReader reader, References references) {
        this.inbox = inbox;
        this.reader = reader;
        this.references = references;
    }

    @Incoming("staff-state")
    Uni<Void> on(ConsumerRecord<String, String> message) {
        return inbox.copy(message, this::keep);
    }

    private Uni<Void> keep(Received event) {
        if (event.isTombstone()) {
            return references.forget(event.subject());
        }
        StaffState state = reader.read(event, StaffState.class);
        return references.keep(event.subject(), Kind.STAFF, event.aggregateVersion(), state.names(), state.team());
    }
}
