package dev.kontor.deals.reference;

import dev.kontor.deals.reference.consumed.OrganisationState;
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

/** Keeps our copies of organisations. */
@ApplicationScoped
class OrganisationStateConsumer implements Copies<OrganisationState> {
    private static final String CHANNEL = "organisations-state";

    private final Inbox inbox;
    private final References references;

    OrganisationStateConsumer(Inbox inbox, References references) {
        this.inbox = inbox;
        this.references = references;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.copies(CHANNEL, batch, OrganisationState.class, this);
    }

    Source source() {
        return inbox.source(CHANNEL, this::on);
    }

    @Override
    public Uni<Void> keep(List<Copy<OrganisationState>> newest) {
        return references.keep(
                Kind.ORGANISATION, newest, OrganisationState::names, organisation -> null, organisation -> true);
    }

    @Override
    public Uni<Void> forget(List<Received> deleted) {
        return references.forget(deleted);
    }
}
