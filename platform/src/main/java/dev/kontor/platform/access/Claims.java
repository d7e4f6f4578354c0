package dev.kontor.platform.access;

import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists out of a token. */
final class Claims {
    private Claims() {}

    static List<String> texts(@Nullable Object claim) {
        return claim instanceof Collection<?> items
                ? items.stream()
                        .map(item -> item instanceof JsonString text ? text.getString() : item.toString())
                        .toList()
                : List.of();
    }
}
