package dev.kontor.platform.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * How to read a file, the optional {@code options} part of an upload.
 *
 * @param mapping field → column header; fields not named here take the column of their own name
 * @param values field → (value in the file → value to import): declared aliases
 * @param defaults field → value for blank or missing cells
 * @param matchBy field that recognises an existing record; the collection's default when blank
 */
public record ImportOptions(
        @JsonProperty Map<String, String> mapping,
        @JsonProperty Map<String, Map<String, String>> values,
        @JsonProperty Map<String, String> defaults,
        @JsonProperty String matchBy) {
    public static final ImportOptions NONE = new ImportOptions(Map.of(), Map.of(), Map.of(), "");

    @SuppressWarnings({"ConstantValue", "NullAway"}) // JSON may leave members out
    public ImportOptions {
        mapping = mapping == null ? Map.of() : mapping;
        values = values == null ? Map.of() : values;
        defaults = defaults == null ? Map.of() : defaults;
        matchBy = matchBy == null ? "" : matchBy;
    }
}
