package dev.kontor.platform.exports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker's go at a job.
 *
 * @param number from 1; what the worker writes counts only as long as no later attempt has begun
 * @param subject who asked for the export, as JSON
 * @param actor the same, as events name them
 */
record Attempt(
        UUID job, int number, String collection, @Nullable String filter, String subject, String actor) {}
