package dev.kontor.activity.handover;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over as REST answers it.
 *
 * @param requestedBy {@code user:<id>} or {@code client:<client id>}
 * @param undoUntil when it can be undone no more
 */
@Schema(name = "HandOver")
public record HandOverView(
        UUID id,
        long version,
        UUID fromId,
        UUID toId,
        @Nullable String reason,
        HandOverState state,
        List<PartView> parts,
        String requestedBy,
        Instant createdAt,
        Instant undoUntil,
        Instant updatedAt) {
    /**
     * How far the records of one kind have come.
     *
     * @param total absent until they are counted
     * @param moved that are the receiver's since
     * @param skipped that had another owner already, or were closed, when it was their turn
     * @param returned that an undo has given back; absent without one
     * @param kept that an undo has left with whom they belong to by then
     */
    @Schema(name = "HandOverPart")
    public record PartView(
            String kind,
            @Nullable Long total,
            long moved,
            long skipped,
            @Nullable Instant finishedAt,
            @Nullable Long returned,
            @Nullable Long kept,
            @Nullable Instant returnedAt) {
        static PartView from(Part part) {
            return new PartView(
                    part.kind(),
                    part.total(),
                    part.moved(),
                    part.skipped(),
                    part.finishedAt(),
                    part.returned(),
                    part.kept(),
                    part.returnedAt());
        }
    }

    static HandOverView from(HandOver handOver) {
        return new HandOverView(
                handOver.id(),
                handOver.version(),
                handOver.fromId(),
                handOver.toId(),
                handOver.reason(),
                handOver.state(),
                handOver.parts().items().stream().map(PartView::from).toList(),
                handOver.requestedBy(),
                handOver.createdAt(),
                handOver.undoUntil(),
                handOver.updatedAt());
    }
}
