package dev.kontor.platform.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of a CSV file under its mapping. The separator is whichever of comma, semicolon and tab the header line has most of. */
final class CsvRows implements Closeable {
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final CsvReader<NamedCsvRecord> reader;
    private final Iterator<NamedCsvRecord> records;
    private final Set<String> fields;
    private final ImportOptions options;

    private CsvRows(CsvReader<NamedCsvRecord> reader, Set<String> fields, ImportOptions options) {
        this.reader = reader;
        this.records = reader.iterator();
        this.fields = fields;
        this.options = options;
    }

    static CsvRows open(Path file, Set<String> fields, ImportOptions options) throws IOException {
        CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(file))
                .detectBomHeader(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(file, StandardCharsets.UTF_8);
        return new CsvRows(reader, fields, options);
    }

    /** The next rows, at most {@code limit}; empty at the end. */
    List<ImportRow> next(int limit) {
        List<ImportRow> rows = new ArrayList<>(limit);
        try {
            while (rows.size() < limit && records.hasNext()) {
                NamedCsvRecord record = records.next();
                rows.add(new ImportRow(record.getStartingLineNumber(), values(record)));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        }
        return rows;
    }

    private Map<String, String> values(NamedCsvRecord record) {
        Map<String, String> values = new HashMap<>();
        for (String field : fields) {
            String column = options.mapping().getOrDefault(field, field);
            String cell = record.findField(column).map(String::strip).orElse("");
            String value = options.values().getOrDefault(field, Map.of()).getOrDefault(cell, cell);
            String filled = value.isEmpty() ? options.defaults().getOrDefault(field, "") : value;
            if (!filled.isEmpty()) {
                values.put(field, filled);
            }
        }
        return values;
    }

    private static char separator(Path file) throws IOException {
        String header;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            header = lines.readLine();
        } catch (MalformedInputException e) {
            throw unreadable(e);
        }
        if (header == null || header.isBlank()) {
            throw Problem.of(PlatformError.MALFORMED_BODY, "The file has no header line");
        }
        char most = SEPARATORS[0];
        for (char candidate : SEPARATORS) {
            if (count(header, candidate) > count(header, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String text, char sought) {
        return text.chars().filter(c -> c == sought).count();
    }

    private static Problem unreadable(Exception e) {
        String reason = e instanceof CsvParseException ? e.getMessage() : "it is not UTF-8";
        return Problem.of(PlatformError.MALFORMED_BODY, "The file cannot be read as CSV: " + reason);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
