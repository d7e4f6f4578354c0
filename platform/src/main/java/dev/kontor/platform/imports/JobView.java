package dev.kontor.platform.imports;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import job as a client sees it. {@code done} of {@code total} rows; {@code failed} ones are in the errors file. */
@Schema(name = "ImportJob")
public record JobView(
        UUID id,
        String collection,
        String state,
        long total,
        long done,
        long created,
        long updated,
        long skipped,
        long failed,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
