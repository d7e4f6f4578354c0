package dev.kontor.analytics.projection;

import dev.kontor.analytics.ingest.FactReader;
import dev.kontor.analytics.ingest.IncomingFact;
import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import dev.kontor.analytics.ingest.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Meetings: whose and when. */
@ApplicationScoped
class MeetingProjection implements Projection {
    private static final Register STANDING =
            Register.of("version", "owner_id uuid", "starts_at timestamptz", "ends_at timestamptz");
    private static final MergeTable MEETINGS =
            new MergeTable("meeting", List.of("id uuid"), List.of("cancelled_at timestamptz"), STANDING);

    private final FactReader reader;

    MeetingProjection(FactReader reader) {
        this.reader = reader;
    }

    /** What is read of a meeting's facts. */
    private record MeetingFact(
            @Nullable String ownerId,
            @Nullable String startsAt,
            @Nullable String endsAt) {}

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.activity.meeting");
    }

    @Override
    public Fold fold() {
        return Fold.into(MEETINGS.rows(), this::take);
    }

    private void take(MergeTable.Rows meetings, IncomingFact event) {
        switch (event.type()) {
            case "kontor.activity.meeting.scheduled.v1",
                    "kontor.activity.meeting.rescheduled.v1",
                    "kontor.activity.meeting.reassigned.v1" -> {
                MeetingFact fact = reader.read(event, MeetingFact.class);
                meetings.at(event.subject())
                        .set(STANDING, event.version(), fact.ownerId(), fact.startsAt(), fact.endsAt());
            }
            case "kontor.activity.meeting.cancelled.v1" ->
                meetings.at(event.subject()).once("cancelled_at", event.time());
            default -> {}
        }
    }
}
