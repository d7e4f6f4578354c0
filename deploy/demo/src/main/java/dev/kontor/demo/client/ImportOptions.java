package dev.kontor.demo.client;

import java.util.Map;

/**
 * How an import job reads a file.
 *
 * @param mapping field → column header, where they differ
 * @param values field → word in the file → word in Kontor
 * @param defaults field → value of empty cells
 * @param matchBy the field by which a second run finds the first one's records, empty for the collection's own
 */
public record ImportOptions(
        Map<String, String> mapping,
        Map<String, Map<String, String>> values,
        Map<String, String> defaults,
        String matchBy) {
    /** The columns carry the names of the fields. */
    public static final ImportOptions NONE = new ImportOptions(Map.of(), Map.of(), Map.of(), "");
}
