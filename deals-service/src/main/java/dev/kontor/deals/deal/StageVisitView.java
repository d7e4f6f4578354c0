package dev.kontor.deals.deal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stage on a deal's way.
 *
 * @param enteredAt null when the opening is not known
 * @param leftAt null for the stage in which the deal is now
 */
@Schema(name = "StageVisit")
public record StageVisitView(
        String stage, @Nullable Instant enteredAt, @Nullable Instant leftAt) {
    /** The whole way, oldest first, the present stage last. */
    static List<StageVisitView> of(Deal deal, List<StageVisit> visits) {
        return Stream.concat(
                        visits.stream().map(v -> new StageVisitView(v.stage(), v.enteredAt(), v.leftAt())),
                        Stream.of(new StageVisitView(deal.stage(), deal.stageEnteredAt(), null)))
                .toList();
    }
}
