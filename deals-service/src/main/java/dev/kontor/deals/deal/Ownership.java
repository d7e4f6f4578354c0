package dev.kontor.deals.deal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who answers for a deal, and the team that sees it. */
public record Ownership(@Nullable UUID ownerId, @Nullable String team) {
    static final int MAX_TEAM = 100;
}
