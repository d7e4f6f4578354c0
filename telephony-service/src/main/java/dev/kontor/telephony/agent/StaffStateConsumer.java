package dev.kontor.telephony.agent;

import dev.kontor.platform.inbox.Copies;
import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.inbox.Source;
import dev.kontor.platform.rebuild.Rebuildable;
import dev.kontor.platform.work.InTurn;
import dev.kontor.telephony.agent.consumed.StaffState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of the staff directory. */
@ApplicationScoped
class StaffStateConsumer implements Copies<StaffState>, Rebuildable {
    private static final String CHANNEL = "staff-state";

    private final Inbox inbox;
    private final Agents agents;

    StaffStateConsumer(Inbox inbox, Agents agents) {
        this.inbox = inbox;
        this.agents = agents;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.copies(CHANNEL, batch, StaffState.class, this);
    }

    @Override
    public String projection() {
        return "staff";
    }

    @Override
    public List<String> tables() {
        return List.of("agent");
    }

    @Override
    public List<Source> sources() {
        return List.of(inbox.source(CHANNEL, this::on));
    }

    @Override
    public Uni<Void> keep(List<Copy<StaffState>> newest) {
        return InTurn.forEach(newest, agents::keep);
    }

    @Override
    public Uni<Void> forget(List<Received> deleted) {
        return agents.forget(deleted);
    }
}
