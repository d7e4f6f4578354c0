package dev.kontor.notification.remind.staff.consumed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we read of {@code kontor.activity.staff.state}. */
public record StaffState(
        UUID id,
        @Nullable String username,
        @Nullable String name,
        @Nullable String email,
        @Nullable UUID managerId,
        @Nullable String timeZone,
        @Nullable String language,
        boolean active) {}
