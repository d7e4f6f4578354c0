package dev.kontor.notification.remind.meeting;

import dev.kontor.notification.delivery.MoveDeliveries;
import dev.kontor.notification.remind.meeting.consumed.MeetingState;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of meetings, and the reminders in line with it. */
@ApplicationScoped
class MeetingStateConsumer {
    private final Inbox inbox;
    private final EventReader reader;
    private final Meetings meetings;
    private final MoveDeliveries reminders;
    private final Clock clock;

    MeetingStateConsumer(Inbox inbox, EventReader reader, Meetings meetings, MoveDeliveries reminders, Clock clock) {
        this.inbox = inbox;
        this.reader = reader;
        this.meetings = meetings;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Incoming("meetings-state")
    Uni<Void> on(ConsumerRecord<String, String> message) {
        return inbox.copy(message, event -> event.isTombstone() ? forget(event) : follow(event));
    }

    private Uni<Void> follow(Received event) {
        MeetingState meeting = reader.read(event, MeetingState.class);
        return meetings.copy(meeting, event.aggregateVersion())
                .chain(isNews -> isNews
                        ? reminders.move(Reminders.KIND, meeting.id(), Reminders.of(meeting, clock.instant()))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> forget(Received event) {
        return meetings.deleteById(event.subject())
                .chain(() -> reminders.move(Reminders.KIND, event.subject(), List.of()));
    }
}
