package dev.kontor.notification.remind.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.remind.meeting.consumed.MeetingState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemindersTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final UUID OWNER = UUID.randomUUID();
    private static final UUID GUEST = UUID.randomUUID();

    @Test
    void goToOwnerAndAttendeesOnceEach() {
        // when
        List<DeliveryOrder> orders = Reminders.of(aMeeting(15, false), START.minusSeconds(3600));

        // then
        assertThat(orders).extracting(DeliveryOrder::recipientId).containsExactly(OWNER, GUEST);
        assertThat(orders).extracting(DeliveryOrder::dueAt).containsOnly(START.minusSeconds(900));
        assertThat(orders).extracting(DeliveryOrder::notAfter).containsOnly(START);
    }

    @Test
    void areDueAtOnceBetweenTheirTimeAndTheStart() {
        assertThat(Reminders.of(aMeeting(15, false), START.minusSeconds(1))).hasSize(2);
    }

    @Test
    void areNotSentForWhatHasBegunWasCalledOffOrWantsNone() {
        assertThat(Reminders.of(aMeeting(15, false), START)).isEmpty();
        assertThat(Reminders.of(aMeeting(15, true), START.minusSeconds(3600))).isEmpty();
        assertThat(Reminders.of(aMeeting(null, false), START.minusSeconds(3600)))
                .isEmpty();
    }

    private static MeetingState aMeeting(Integer reminderMinutes, boolean cancelled) {
        return new MeetingState(
                UUID.randomUUID(),
                "Review",
                START,
                START.plusSeconds(3600),
                OWNER,
                List.of(GUEST, OWNER),
                reminderMinutes,
                cancelled);
    }
}
