package dev.kontor.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorFileTest {
    @Test
    void whatASpreadsheetWouldRunIsText() {
        // when
        String csv = ErrorFile.write(List.of(
                new Object[] {2, "name", "format", "=cmd|' /C calc'!A0 is no name"},
                new Object[] {3, "@phone", "format", "\t+371 is no number, \"quoted\""},
                new Object[] {4, "amount", "range", "-1 is below zero"},
                new Object[] {5, "title", "format", "1-2 is fine"}));

        // then
        assertThat(csv.lines())
                .containsExactly(
                        "line,column,code,message",
                        "2,name,format,'=cmd|' /C calc'!A0 is no name",
                        "3,'@phone,format,\"'\t+371 is no number, \"\"quoted\"\"\"",
                        "4,amount,range,'-1 is below zero",
                        "5,title,format,1-2 is fine");
    }
}
