package dev.kontor.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
    private static final Set<String> FIELDS = Set.of("name", "city");

    @TempDir
    Path folder;

    @Test
    void readsWhateverTheSeparatorBomAndLineEnds() throws IOException {
        for (String file : List.of(
                "name,city\nAnna,\"Rīga, LV\"\n",
                "\uFEFFname;city\r\nAnna;Rīga, LV\r\n",
                "name\tcity\nAnna\tRīga, LV")) {
            assertThat(read(file, ImportOptions.NONE))
                    .containsExactly(new ImportRow(2, Map.of("name", "Anna", "city", "Rīga, LV")));
        }
    }

    @Test
    void mappingAliasesAndDefaultsApply() throws IOException {
        ImportOptions options = new ImportOptions(
                Map.of("name", "Full name"), Map.of("city", Map.of("LV-RIX", "Rīga")), Map.of("city", "unknown"), "");

        assertThat(read("Full name,city\nA,LV-RIX\nB,\n", options))
                .containsExactly(
                        new ImportRow(2, Map.of("name", "A", "city", "Rīga")),
                        new ImportRow(3, Map.of("name", "B", "city", "unknown")));
    }

    @Test
    void linesAreThoseOfTheFile() throws IOException {
        assertThat(read("name,city\n\"two\nlines\",x\nB,y\n", ImportOptions.NONE))
                .extracting(ImportRow::line)
                .containsExactly(2L, 4L);
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThatThrownBy(() -> read("", ImportOptions.NONE)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> {
                    Path file = Files.write(folder.resolve("latin1.csv"), new byte[] {'n', '\n', (byte) 0xE9, '\n'});
                    CsvRows.open(file, FIELDS, ImportOptions.NONE).next(10);
                })
                .isInstanceOf(Problem.class)
                .hasMessageContaining("UTF-8");
    }

    private List<ImportRow> read(String text, ImportOptions options) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        try (CsvRows rows = CsvRows.open(file, FIELDS, options)) {
            return rows.next(10);
        }
    }
}
