package dev.kontor.activity.team;

import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a team. */
@Topic("kontor.activity.team")
public sealed interface TeamFact extends Fact {
    /**
     * There is a new one.
     *
     * @param parentId null at the top of the tree
     */
    record Formed(String name, @Nullable UUID parentId) implements TeamFact {}

    record Renamed(String from, String to) implements TeamFact {}

    /** It lies below another team now, with all that lie below it. */
    record Moved(@Nullable UUID fromParentId, @Nullable UUID toParentId) implements TeamFact {}

    record Dissolved() implements TeamFact {}
}
