package dev.kontor.deals.reference;

import dev.kontor.deals.reference.consumed.OrganisationState;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copies of organisations. */
@ApplicationScoped
class OrganisationStateConsumer {
    private final Inbox inbox;
    private final EventReader reader;
    private final References references;

    OrganisationStateConsumer(Inbox inbox, EventReader reader, References references) {
        this.inbox = inbox;
        this.reader = reader;
        this.references = references;
    }

    @Incoming("organisations-state")
    Uni<Void> on(ConsumerRecord<String, String> message) {
        return inbox.copy(message, this::keep);
    }

    private Uni<Void> keep(Received event) {
        if (event.isTombstone()) {
            return references.forget(event.subject());
        }
        OrganisationState state = reader.read(event, OrganisationState.class);
        return references.keep(event.subject(), Kind.ORGANISATION, event.aggregateVersion(), state.names(), null);
    }
}
