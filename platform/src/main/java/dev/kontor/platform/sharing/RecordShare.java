package dev.kontor.platform.sharing;

import dev.kontor.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record shown to somebody, or to a team. One of {@code staffId} and {@code team} is set. */
@Entity
@Table(name = "record_share")
public class RecordShare {
    @Id
    private UUID id;

    // Read by queries alone.
    @SuppressWarnings("UnusedVariable")
    private String entity;

    @SuppressWarnings("UnusedVariable")
    private UUID recordId;

    @Nullable
    private UUID staffId;

    @Nullable
    private String team;

    private boolean mayWrite;

    @Nullable
    private Instant until;

    private String grantedBy;
    private Instant createdAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected RecordShare() {}

    @SuppressWarnings("NullAway") // grant() sets the rest
    RecordShare(String entity, UUID recordId, Grantee grantee, ShareTerms terms, String grantedBy, Instant now) {
        this.id = Ids.next();
        this.entity = entity;
        this.recordId = recordId;
        this.staffId = grantee.staffId();
        this.team = grantee.team();
        this.createdAt = now;
        grant(terms, grantedBy);
    }

    /** On other terms from now on. */
    final void grant(ShareTerms terms, String by) {
        mayWrite = terms.mayWrite();
        until = terms.until();
        grantedBy = by;
    }

    boolean isFor(Grantee grantee) {
        return Objects.equals(staffId, grantee.staffId()) && Objects.equals(team, grantee.team());
    }

    ShareTerms terms() {
        return new ShareTerms(mayWrite, until);
    }

    ShareView view() {
        return new ShareView(staffId, team, mayWrite, until, grantedBy, createdAt);
    }
}
