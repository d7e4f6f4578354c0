package dev.kontor.deals.reference;

import dev.kontor.deals.reference.consumed.PersonState;
import dev.kontor.platform.inbox.Copies;
import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.inbox.Source;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copies of people. */
@ApplicationScoped
class PersonStateConsumer implements Copies<PersonState> {
    private static final String CHANNEL = "people-state";

    private final Inbox inbox;
    private final References references;

    PersonStateConsumer(Inbox inbox, References references) {
        this.inbox = inbox;
        this.references = references;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.copies(CHANNEL, batch, PersonState.class, this);
    }

    Source source() {
        return inbox.source(CHANNEL, this::on);
    }

    @Override
    public Uni<Void> keep(List<Copy<PersonState>> newest) {
        return references.keep(Kind.PERSON, newest, PersonState::names, person -> null, person -> true);
    }

    @Override
    public Uni<Void> forget(List<Received> deleted) {
        return references.forget(deleted);
    }
}
