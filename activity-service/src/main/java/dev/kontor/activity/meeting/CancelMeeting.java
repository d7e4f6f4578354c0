package dev.kontor.activity.meeting;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.StaleWrites;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls a meeting off. It stays in the diary as cancelled. */
@ApplicationScoped
class CancelMeeting {
    private final Meetings meetings;
    private final StaleWrites staleWrites;
    private final Outbox outbox;
    private final Clock clock;

    CancelMeeting(Meetings meetings, StaleWrites staleWrites, Outbox outbox, Clock clock) {
        this.meetings = meetings;
        this.staleWrites = staleWrites;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes any version when none is expected: a command needs no If-Match. */
    @WithTransaction
    public Uni<Meeting> cancel(UUID id, @Nullable ExpectedVersion expected) {
        return meetings.lock(id, Change.COMMAND)
                .call(meeting -> expected == null
                        ? Uni.createFrom().voidItem()
                        : staleWrites.refuse(meeting, expected, Set.of()))
                .call(meeting ->
                        outbox.publish(meeting, meeting.cancel(clock.instant()), () -> MeetingView.from(meeting)));
    }
}
