package dev.kontor.platform.sharing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a share goes.
 *
 * @param mayWrite whether it reaches changes and commands too
 * @param until when it ends by itself; null for never
 */
@Schema(name = "ShareTerms")
public record ShareTerms(boolean mayWrite, @Nullable Instant until) {
    /** Times as the database keeps them. */
    public ShareTerms {
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
    }

    boolean isOver(Instant now) {
        return until != null && !until.isAfter(now);
    }
}
