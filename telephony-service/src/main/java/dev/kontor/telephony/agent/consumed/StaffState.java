package dev.kontor.telephony.agent.consumed;

import org.jspecify.annotations.Nullable;

/**
 * What we read of a member of staff.
 *
 * @param extension internal number of the member's telephone
 */
public record StaffState(@Nullable String team, @Nullable String extension, boolean active) {}
