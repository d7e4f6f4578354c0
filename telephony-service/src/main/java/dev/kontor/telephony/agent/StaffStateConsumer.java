package dev.kontor.telephony.agent;

import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.telephony.agent.consumed.StaffState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of the staff directory. */
@ApplicationScoped
class StaffStateConsumer {
    private final Inbox inbox;
    private final EventReader reader;
    private final Agents agents;

    StaffStateConsumer(Inbox inbox, EventReader reader, Agents agents) {
        this.inbox = inbox;
        this.reader = reader;
        this.agents = agents;
    }

    @Incoming("staff-state")
    Uni<Void> on(ConsumerRecord<String, String> message) {
        return inbox.copy(
                message,
                event -> event.isTombstone()
                        ? agents.forget(event.subject())
                        : agents.copy(reader.read(event, StaffState.class)));
    }
}
