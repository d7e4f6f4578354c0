package dev.kontor.contacts.staff.consumed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we read of {@code kontor.activity.staff.state}. */
public record StaffState(
        UUID id,
        @Nullable String username,
        String name,
        @Nullable String team,
        boolean active) {}
