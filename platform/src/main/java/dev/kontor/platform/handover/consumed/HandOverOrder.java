package dev.kontor.platform.handover.consumed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What we read of {@code kontor.activity.hand-over.started}.
 *
 * @param team of the receiver
 */
public record HandOverOrder(
        UUID fromId, UUID toId, @Nullable String team, List<String> kinds, Instant undoUntil) {}
