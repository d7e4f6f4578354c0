package dev.kontor.activity.handover.consumed;

import java.util.UUID;

/** What we read of {@code kontor.<service>.hand-over-part}. */
public record PartNews(UUID handOverId, String kind, boolean undo, long total, long moved, long skipped) {}
