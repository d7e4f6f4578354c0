package dev.kontor.telephony.party;

import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.telephony.party.consumed.PersonState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of people and their numbers. */
@ApplicationScoped
class PersonStateConsumer {
    private final Inbox inbox;
    private final EventReader reader;
    private final Parties parties;

    PersonStateConsumer(Inbox inbox, EventReader reader, Parties parties) {
        this.inbox = inbox;
        this.reader = reader;
        this.parties = parties;
    }

    @Incoming("people-state")
    Uni<Void> on(ConsumerRecord<String, String> message) {
        return inbox.copy(
                message,
                event -> event.isTombstone()
                        ? parties.forget(event.subject())
                        : parties.copy(reader.read(event, PersonState.class)));
    }
}
