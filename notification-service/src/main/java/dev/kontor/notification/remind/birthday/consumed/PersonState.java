package dev.kontor.notification.remind.birthday.consumed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What we read of {@code kontor.contacts.person.state}.
 *
 * @param birthday {@code 1990-02-28}, or {@code --02-28} where the year is not known
 */
public record PersonState(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String birthday,
        @Nullable String language,
        @Nullable UUID ownerId) {}
