package dev.kontor.platform.sharing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a record's fact {@code shared} tells of the share: with a member of staff or with a team, and how far. */
public record Grant(
        @Nullable UUID withStaffId,
        @Nullable String withTeam,
        boolean mayWrite,
        @Nullable Instant until) {
    static Grant of(Grantee grantee, ShareTerms terms) {
        return new Grant(grantee.staffId(), grantee.team(), terms.mayWrite(), terms.until());
    }
}
