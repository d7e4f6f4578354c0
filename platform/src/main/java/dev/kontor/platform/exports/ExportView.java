package dev.kontor.platform.exports;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An export job as a client sees it: {@code done} of {@code total} records.
 *
 * @param keptUntil when the job and its result are deleted
 */
@Schema(name = "ExportJob")
public record ExportView(
        UUID id,
        String collection,
        @Nullable String filter,

        @Schema(enumeration = {"queued", "running", "done", "failed", "cancelled"})
        String state,

        @Schema(
                enumeration = {"cut", "rows", "events"},
                description = "While it runs: waits for writers in flight; reads the records; waits until the events"
                        + " before the cut have reached Kafka")
        @Nullable
        String step,

        long total,
        long done,

        @Schema(description = "Bytes of the result, uncompressed")
        long length,

        @Schema(description = "Why it failed") @Nullable String failure,

        @Schema(description = "From where the topics go on behind the result") @Nullable
        HandOver handOver,

        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant keptUntil) {}
