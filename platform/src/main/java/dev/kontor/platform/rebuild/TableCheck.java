package dev.kontor.platform.rebuild;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A table beside its successor.
 *
 * @param rows that the successor has
 * @param onlyLive rows that only the live table has
 * @param onlyNew rows that only the successor has; a row with another value counts on both sides
 */
record TableCheck(String table, long rows, long onlyLive, long onlyNew) {
    @JsonIgnore
    boolean isEqual() {
        return onlyLive == 0 && onlyNew == 0;
    }
}
