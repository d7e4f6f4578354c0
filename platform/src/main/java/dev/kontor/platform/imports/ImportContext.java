package dev.kontor.platform.imports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In whose name a job runs.
 *
 * @param ownerId staff member who uploaded, owner of rows that name none; null for service accounts and for who has left since
 * @param team the uploader's team
 */
public record ImportContext(
        UUID jobId,
        ImportOptions options,
        @Nullable UUID ownerId,
        @Nullable String team) {}
