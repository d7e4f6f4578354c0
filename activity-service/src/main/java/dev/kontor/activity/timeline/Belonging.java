package dev.kontor.activity.timeline;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * To whom a customer belongs: who may see entries that are about the customer and name nobody themselves.
 *
 * @param version of the person or organisation; a higher one is newer
 */
record Belonging(
        UUID partyId,
        long version,
        @Nullable UUID ownerId,
        @Nullable String team) {}
