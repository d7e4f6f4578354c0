package dev.kontor.deals.reference.consumed;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What deals need of {@code kontor.activity.staff.state}. */
public record StaffState(
        @Nullable String username,
        @Nullable String name,
        @Nullable String team,
        boolean active) {
    public List<String> names() {
        return Stream.of(username, name).filter(Objects::nonNull).toList();
    }
}
