package dev.kontor.activity.timeline.consumed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we read of any record's facts {@code shared} and {@code unshared}. */
public record ShareFact(
        @Nullable UUID withStaffId,
        @Nullable String withTeam,
        @Nullable Instant until) {}
