package dev.kontor.activity.staff;

import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a member of staff. Names and addresses stay in the state topic. */
@Topic("kontor.activity.staff")
public sealed interface StaffFact extends Fact {
    record Joined(@Nullable String team, @Nullable UUID managerId) implements StaffFact {}

    /**
     * Something about it is different.
     *
     * @param changed names of the fields, in alphabetical order
     */
    record Revised(List<String> changed) implements StaffFact {}

    record Left() implements StaffFact {}
}
