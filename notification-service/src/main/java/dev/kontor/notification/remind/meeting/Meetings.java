package dev.kontor.notification.remind.meeting;

import dev.kontor.notification.remind.meeting.consumed.MeetingState;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Meetings as we know them from their state topic. */
@ApplicationScoped
class Meetings implements PanacheRepositoryBase<Meeting, UUID> {
    // A repetition is news again: after a rebuild the copy may know what the reminders do not follow yet, and to move
    // them twice does no harm.
    private static final String UPSERT = """
            insert into meeting_copy (id, version, title, starts_at, ends_at, cancelled)
            values (?1, ?2, ?3, ?4, cast(?5 as timestamptz), ?6)
            on conflict (id) do update set version = excluded.version, title = excluded.title, starts_at = excluded.starts_at,
              ends_at = excluded.ends_at, cancelled = excluded.cancelled
            where meeting_copy.version <= excluded.version
            """;

    /** False when we know a newer version. */
    Uni<Boolean> copy(MeetingState state, long version) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT)
                        .setParameter(1, state.id())
                        .setParameter(2, version)
                        .setParameter(3, state.title())
                        .setParameter(4, state.startsAt())
                        .setParameter(5, state.endsAt())
                        .setParameter(6, state.cancelled())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }
}
