package dev.kontor.e2e.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the bench.
 *
 * @param floor what the same machine does in the same run without us, in the same unit; null where nothing is comparable
 * @param goal for ratios and rates the least, for times and memory the most, which is negative to say so
 * @param goalIsRatio whether the goal is of value / floor, and not of the value itself
 */
record Figure(
        @JsonProperty String what,
        @JsonProperty double value,
        @JsonProperty String unit,
        @JsonProperty @Nullable Double floor,
        @JsonProperty double goal,
        @JsonProperty boolean goalIsRatio) {
    /** A rate against its floor; the goal is the least ratio. */
    static Figure ratio(String what, double value, double floor, String unit, double least) {
        return new Figure(what, value, unit, floor, least, true);
    }

    /** A rate that must be reached. */
    static Figure atLeast(String what, double value, String unit, double least) {
        return new Figure(what, value, unit, null, least, false);
    }

    /** The same, with the floor beside it for whoever reads on another machine. */
    static Figure atLeast(String what, double value, double floor, String unit, double least) {
        return new Figure(what, value, unit, floor, least, false);
    }

    /** A time or size that must not be passed; the goal is negative to say so. */
    static Figure atMost(String what, double value, String unit, double most) {
        return new Figure(what, value, unit, null, -most, false);
    }

    @JsonProperty
    @Nullable
    Double ratio() {
        return floor == null ? null : value / floor;
    }

    @JsonProperty
    boolean met() {
        if (floor != null && goalIsRatio) {
            return value / floor >= goal;
        }
        return goal < 0 ? value <= -goal : value >= goal;
    }

    String line() {
        String left = String.format(Locale.ROOT, "%-58s %10.1f %-9s", what, value, unit);
        String middle = floor == null
                ? String.format(Locale.ROOT, "%21s", "")
                : String.format(Locale.ROOT, "%10.1f   %8.3f", floor, value / floor);
        String right =
                String.format(Locale.ROOT, "%s %8.2f  %s", goal < 0 ? "≤" : "≥", Math.abs(goal), met() ? "yes" : "NO");
        return left + " " + middle + "  " + right;
    }
}
