package dev.kontor.contacts.handover;

import dev.kontor.platform.handover.HandOverParts;
import dev.kontor.platform.handover.PartFacts;
import dev.kontor.platform.handover.PartProgress;
import dev.kontor.platform.outbox.Fact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Our part in a hand-over: an owner's records here go to somebody else, or back. */
@ApplicationScoped
class WhenHandOverAskedThenReassign implements PartFacts {
    private static final String CHANNEL = "hand-overs";

    private final HandOverParts parts;

    WhenHandOverAskedThenReassign(HandOverParts parts) {
        this.parts = parts;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return parts.take(CHANNEL, batch);
    }

    @Override
    public Fact progressed(PartProgress progress) {
        return new ContactsPartFact.Progressed(progress);
    }

    @Override
    public Fact completed(PartProgress progress) {
        return new ContactsPartFact.Completed(progress);
    }
}
