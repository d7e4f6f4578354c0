package dev.kontor.platform.paging;

import dev.kontor.platform.filter.FilterField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Reads back the sort value that a cursor carries as text. */
final class SortValue {
    private SortValue() {}

    static Object parse(String text, FilterField.Kind kind) {
        return switch (kind) {
            case TEXT, TEXT_LIST -> text;
            case UUID -> UUID.fromString(text);
            case NUMBER -> new BigDecimal(text);
            case INSTANT -> Instant.parse(text);
            case DATE -> LocalDate.parse(text);
            case BOOLEAN -> Boolean.valueOf(text);
        };
    }
}
