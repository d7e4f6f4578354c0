package dev.kontor.platform.sharing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A share as REST answers it: with a member of staff or with a team.
 *
 * @param grantedBy {@code user:<id>} or {@code client:<id>}
 */
@Schema(name = "Share")
public record ShareView(
        @Nullable UUID staffId,
        @Nullable String team,
        boolean mayWrite,
        @Nullable Instant until,
        String grantedBy,
        Instant createdAt) {}
