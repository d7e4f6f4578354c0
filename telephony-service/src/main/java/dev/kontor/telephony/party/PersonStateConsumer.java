package dev.kontor.telephony.party;

import dev.kontor.platform.inbox.Copies;
import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.inbox.Source;
import dev.kontor.platform.rebuild.Rebuildable;
import dev.kontor.telephony.party.consumed.PersonState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of people and their numbers. */
@ApplicationScoped
class PersonStateConsumer implements Copies<PersonState>, Rebuildable {
    private static final String CHANNEL = "people-state";

    private final Inbox inbox;
    private final Parties parties;

    PersonStateConsumer(Inbox inbox, Parties parties) {
        this.inbox = inbox;
        this.parties = parties;
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
        return List.of("party");
    }

    @Override
    public List<Source> sources() {
        return List.of(inbox.source(CHANNEL, this::on));
    }

    @Override
    public Uni<Void> keep(List<Copy<PersonState>> newest) {
        return parties.keep(newest);
    }

    @Override
    public Uni<Void> forget(List<Received> deleted) {
        return parties.forget(deleted);
    }
}
