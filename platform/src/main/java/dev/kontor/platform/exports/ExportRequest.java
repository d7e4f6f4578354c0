package dev.kontor.platform.exports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to export.
 *
 * @param filter filter text as lists take it; everything when left out
 */
public record ExportRequest(
        @Schema(description = "Filter text as the list takes it; everything when left out") @Nullable
        String filter) {}
