package dev.kontor.analytics.report;

import dev.kontor.analytics.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The same numbers for everybody who has any, and for the person himself. */
public record ManagerReport(List<OfOwner> owners, Map<String, String> definitions) {
    static final Map<String, String> DEFINITIONS = Map.of(
            "calls", "Calls begun in the period that the person held last",
            "missed", "Of these, inbound calls that nobody answered",
            "talkSeconds", "Sum of talking time of these calls",
            "dealsWon", "Deals won, closed in the period",
            "dealsLost", "Deals lost, closed in the period",
            "wonValue", "Sum of the amounts of won deals, in the currency in which most were won",
            "tasksDone", "Tasks completed in the period",
            "tasksOverdue", "Tasks due in the period, neither done nor cancelled, whose deadline is past",
            "meetings", "Meetings beginning in the period, without the cancelled");

    /** One person's numbers. */
    public record OfOwner(
            UUID ownerId,
            @Nullable String team,
            long calls,
            long missed,
            long talkSeconds,
            long dealsWon,
            long dealsLost,
            @Nullable Money wonValue,
            long tasksDone,
            long tasksOverdue,
            long meetings) {}
}
