package dev.kontor.activity.timeline;

import dev.kontor.activity.timeline.consumed.ShareFact;
import dev.kontor.platform.access.RowScope;
import dev.kontor.platform.inbox.Received;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or a team, to whom a record is shown although it is out of their reach: they see its entries too.
 *
 * @param version of the record; a higher one is newer
 * @param holds false when that has ended
 */
record Share(
        UUID subjectId,
        String grantee,
        long version,
        boolean holds,
        @Nullable Instant until) {
    private static final String STAFF = "staff:";
    private static final String TEAM = "team:";

    static boolean tells(Received event) {
        return event.fact().endsWith(".shared") || event.fact().endsWith(".unshared");
    }

    static Share of(Received event, ShareFact fact) {
        String grantee = fact.withStaffId() == null ? TEAM + fact.withTeam() : STAFF + fact.withStaffId();
        boolean holds = event.fact().endsWith(".shared");
        return new Share(event.subject(), grantee, event.aggregateVersion(), holds, fact.until());
    }

    /** As whom a reader may have been granted something. */
    static List<String> granteesOf(RowScope reader) {
        return Stream.concat(
                        Stream.of(STAFF + reader.staffId()),
                        reader.memberOf().stream().map(TEAM::concat))
                .toList();
    }
}
