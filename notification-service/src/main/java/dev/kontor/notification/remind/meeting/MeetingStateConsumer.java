package dev.kontor.notification.remind.meeting;

import dev.kontor.notification.delivery.MoveDeliveries;
import dev.kontor.notification.remind.meeting.consumed.MeetingState;
import dev.kontor.platform.inbox.Copies;
import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.work.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of meetings, and the reminders in line with it. */
@ApplicationScoped
class MeetingStateConsumer implements Copies<MeetingState> {
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
    public Uni<Void> keep(List<Copy<MeetingState>> newest) {
        return InTurn.forEach(newest, copy -> inbox.causedBy(copy.event(), () -> follow(copy)));
    }

    @Override
    public Uni<Void> forget(List<Received> deleted) {
        return InTurn.forEach(
                deleted,
                event -> inbox.causedBy(
                        event,
                        () -> meetings.deleteById(event.subject())
                                .chain(() -> reminders.move(Reminders.KIND, event.subject(), List.of()))));
    }

    private Uni<Void> follow(Copy<MeetingState> copy) {
        MeetingState meeting = copy.state();
        return meetings.copy(meeting, copy.version())
                .chain(isNews -> isNews
                        ? reminders.move(Reminders.KIND, meeting.id(), Reminders.of(meeting, clock.instant()))
                        : Uni.createFrom().voidItem());
    }
}
