package dev.kontor.platform.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Error rows as CSV. */
final class ErrorFile {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private ErrorFile() {}

    static String write(List<Object[]> errors) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("line", "column", "code", "message");
            for (Object[] error : errors) {
                csv.writeRecord(String.valueOf(error[0]), plain(error[1]), plain(error[2]), plain(error[3]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection). */
    private static String plain(Object cell) {
        String text = String.valueOf(cell);
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
