package dev.kontor.notification.remind.meeting;

import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.delivery.MoveDeliveries;
import dev.kontor.notification.remind.meeting.consumed.MeetingState;
import dev.kontor.platform.inbox.Copies;
import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.inbox.Source;
import dev.kontor.platform.rebuild.Rebuildable;
import dev.kontor.platform.work.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of meetings, and the reminders in line with it. */
@ApplicationScoped
class MeetingStateConsumer implements Copies<MeetingState>, Rebuildable {
    private static final String CHANNEL = "meetings-state";

    private final Inbox inbox;
    private final Meetings meetings;
    private final MoveDeliveries reminders;
    private final Clock clock;

    MeetingStateConsumer(Inbox inbox, Meetings meetings, MoveDeliveries reminders, Clock clock) {
        this.inbox = inbox;
        this.meetings = meetings;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.copies(CHANNEL, batch, MeetingState.class, this);
    }

    @Override
    public String projection() {
        return "meetings";
    }

    @Override
    public List<String> tables() {
        return List.of("meeting_copy");
    }

    @Override
    public List<Source> sources() {
        return List.of(inbox.source(CHANNEL, this::on));
    }

    @Override
    public Uni<Void> keep(List<Copy<MeetingState>> newest) {
        return InTurn.forEach(newest, this::follow);
    }

    @Override
    public Uni<Void> forget(List<Received> deleted) {
        return InTurn.forEach(
                deleted, event -> meetings.delete("id", event.subject()).chain(() -> move(event, List.of())));
    }

    private Uni<Void> follow(Copy<MeetingState> copy) {
        MeetingState meeting = copy.state();
        return meetings.copy(meeting, copy.version())
                .chain(isNews -> isNews
                        ? move(copy.event(), Reminders.of(meeting, clock.instant()))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> move(Received event, List<DeliveryOrder> wanted) {
        return inbox.causedBy(event, () -> reminders.move(Reminders.KIND, event.subject(), wanted));
    }
}
