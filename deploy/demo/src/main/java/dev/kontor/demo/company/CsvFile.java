package dev.kontor.demo.company;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One import file.
 *
 * @param name the file's name
 * @param rows without the header line
 */
public record CsvFile(String name, List<String> header, List<List<String>> rows) {
    public CsvFile {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** The file's bytes: RFC 4180, UTF-8, CRLF. */
    public byte[] bytes() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The value of a row's column. */
    public String value(List<String> row, String column) {
        return row.get(header.indexOf(column));
    }
}
