package dev.kontor.deals.reference.consumed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What deals need of {@code kontor.contacts.person.state}: external ids, and no name, for people are not found by name here. */
public record PersonState(@Nullable List<ExternalId> externalIds) {
    public List<String> names() {
        return externalIds == null
                ? List.of()
                : externalIds.stream().map(ExternalId::id).toList();
    }
}
