package dev.kontor.activity.timeline;

import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The place after the last entry of a page. Opaque to clients. */
record TimelineCursor(Instant at, UUID eventId) {
    private static final String SEPARATOR = "|";

    String encode() {
        String plain = at + SEPARATOR + eventId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static TimelineCursor decode(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int separator = plain.indexOf(SEPARATOR);
            if (separator > 0) {
                return new TimelineCursor(
                        Instant.parse(plain.substring(0, separator)), UUID.fromString(plain.substring(separator + 1)));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static Problem unusable() {
        String message = "The cursor is not one of a timeline";
        return Problem.of(PlatformError.FILTER_INVALID, message, List.of(new FieldError("cursor", "cursor", message)));
    }
}
