package dev.kontor.gateway.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one service holds. */
@Schema(name = "IntegrityHolding")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldingView(
        String type,
        @Schema(description = "The service") String holder,

        @Schema(
                description = "The base is the truth, a copy follows its state, a projection its facts",
                enumeration = {"base", "copy", "projection"})
        String kind,

        List<Sums> hours,

        @Schema(description = "Whether it has the very records of the base; absent for the base itself") @Nullable
        Boolean equal,

        @Schema(description = "Hours in which it differs from the base, or \"untimed\"") @Nullable
        List<String> differs) {
    static final String BASE = "base";

    boolean isBase() {
        return BASE.equals(kind);
    }

    HoldingView comparedWith(HoldingView base) {
        Map<String, Sums> own = byName();
        Map<String, Sums> theirs = base.byName();
        TreeSet<String> differs = new TreeSet<>(own.keySet());
        differs.addAll(theirs.keySet());
        differs.removeIf(hour -> own.containsKey(hour)
                && theirs.containsKey(hour)
                && own.get(hour).proves(theirs.get(hour)));
        return new HoldingView(type, holder, kind, hours, differs.isEmpty(), List.copyOf(differs));
    }

    private Map<String, Sums> byName() {
        Map<String, Sums> byName = new HashMap<>();
        hours.forEach(sums -> byName.put(sums.name(), sums));
        return byName;
    }
}
