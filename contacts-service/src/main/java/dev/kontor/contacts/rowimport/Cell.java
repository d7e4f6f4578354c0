package dev.kontor.contacts.rowimport;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cell of a row that becomes an element of a list when it is filled. */
public final class Cell {
    private Cell() {}

    /** One element, or none where the cell is blank. */
    public static <T> List<T> list(@Nullable String text, Function<String, T> element) {
        return text == null ? List.of() : List.of(element.apply(text));
    }
}
