package dev.kontor.platform.handover;

import java.util.UUID;

/**
 * How far a service has come with the records of one kind.
 *
 * @param kind as in permissions: {@code person}
 * @param undo whether the records go back
 * @param total that there were when it began
 * @param moved that have another owner since
 * @param skipped that had another owner already, or were closed, when it was their turn
 */
public record PartProgress(UUID handOverId, String kind, boolean undo, long total, long moved, long skipped) {}
