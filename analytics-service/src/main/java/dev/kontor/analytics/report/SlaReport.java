package dev.kontor.analytics.report;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How regulations are kept, per member of staff. */
public record SlaReport(List<OfOwner> owners, Map<String, String> definitions) {
    static final Map<String, String> DEFINITIONS = Map.of(
            "met", "Timers started in the period and stopped by their deadline",
            "breached", "Timers whose deadline passed before the stop",
            "metLate", "Of the breached, those that were stopped since",
            "running", "Timers before their deadline, not stopped",
            "warned", "Timers for which a warning went out",
            "averageSeconds", "Mean working time from start to stop, of those stopped");

    /**
     * One member's part.
     *
     * @param ownerId null where the start event named nobody
     */
    public record OfOwner(
            @Nullable UUID ownerId,
            @Nullable String team,
            long met,
            long breached,
            long metLate,
            long running,
            long warned,
            @Nullable Long averageSeconds) {}
}
