package dev.kontor.telephony.party.consumed;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What we read of a person's state.
 *
 * @param ownerId member of staff who looks after the person
 */
public record PersonState(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable List<PhoneState> phones,
        @Nullable UUID organisationId,
        @Nullable UUID ownerId) {
    /** A number, with plus sign. */
    public record PhoneState(String e164) {}

    /** Given name, then family name; empty for a person known by a number alone. */
    public String displayName() {
        return Stream.of(givenName, familyName).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    public List<String> numbers() {
        return Objects.requireNonNullElse(phones, List.<PhoneState>of()).stream()
                .map(PhoneState::e164)
                .distinct()
                .toList();
    }
}
