package dev.kontor.platform.paging;

import static dev.kontor.platform.problem.PlatformError.FILTER_INVALID;

import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The place after the last row of a page: its sort value and id. Opaque to clients; bound to the sort it was made for. */
record Cursor(String sort, String value, UUID id) {
    private static final String SEPARATOR = "\u001f";

    String encode() {
        String plain = String.join(SEPARATOR, sort, value, id.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String text, String sort) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(SEPARATOR, -1);
            if (parts.length == 3 && parts[0].equals(sort)) {
                return new Cursor(sort, parts[1], UUID.fromString(parts[2]));
            }
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static Problem unusable() {
        String message = "The cursor is not one of this list with this sort";
        return Problem.of(FILTER_INVALID, message, List.of(new FieldError("cursor", "cursor", message)));
    }
}
