package dev.kontor.contacts.staff;

import dev.kontor.contacts.staff.consumed.StaffState;
import dev.kontor.platform.inbox.Copies;
import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.inbox.Source;
import dev.kontor.platform.rebuild.Rebuildable;
import dev.kontor.platform.work.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of the staff directory. */
@ApplicationScoped
class StaffStateConsumer implements Copies<StaffState>, Rebuildable {
    private static final String CHANNEL = "staff-state";

    private final Inbox inbox;
    private final StaffDirectory staff;

    StaffStateConsumer(Inbox inbox, StaffDirectory staff) {
        this.inbox = inbox;
        this.staff = staff;
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
        return List.of("staff_member");
    }

    @Override
    public List<Source> sources() {
        return List.of(inbox.source(CHANNEL, this::on));
    }

    @Override
    public Uni<Void> keep(List<Copy<StaffState>> newest) {
        return InTurn.forEach(
                newest,
                copy -> staff.findById(copy.id())
                        .onItem()
                        .ifNull()
                        .switchTo(() -> staff.persist(new StaffMember(copy.id())))
                        .invoke(member -> member.copy(copy.state(), copy.version())));
    }

    @Override
    public Uni<Void> forget(List<Received> deleted) {
        return InTurn.forEach(deleted, event -> staff.delete("id", event.subject()));
    }
}
