package dev.kontor.activity.handover;

import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over as a client asks for it.
 *
 * @param fromId whose records they are; may have left already
 * @param toId whose they become; works here
 * @param kinds person, organisation, deal, invoice, task, meeting; all of them when left out
 */
public record NewHandOver(
        @NotNull UUID fromId,
        @NotNull UUID toId,
        @Nullable @Size(max = MAX_KINDS) List<@NotNull String> kinds,
        @Nullable @Size(max = MAX_REASON) String reason) {
    static final int MAX_KINDS = 20;
    static final int MAX_REASON = 500;

    /** Refuses what no look into the directory is needed for. */
    Set<Kind> asked() {
        List<FieldError> faults = new ArrayList<>();
        if (toId.equals(fromId)) {
            faults.add(new FieldError("/toId", "same-person", "is whose the records are already"));
        }
        Set<Kind> asked = EnumSet.noneOf(Kind.class);
        List<String> named = kinds == null || kinds.isEmpty() ? Kind.codes() : kinds;
        for (int i = 0; i < named.size(); i++) {
            String pointer = "/kinds/" + i;
            Kind.of(named.get(i))
                    .ifPresentOrElse(
                            asked::add,
                            () -> faults.add(new FieldError(
                                    pointer, "unknown-kind", "is one of " + String.join(", ", Kind.codes()))));
        }
        if (!faults.isEmpty()) {
            throw Problem.of(PlatformError.VALIDATION_FAILED, "The hand-over cannot be understood", faults);
        }
        return asked;
    }
}
