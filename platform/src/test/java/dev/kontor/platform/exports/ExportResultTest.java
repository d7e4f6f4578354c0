package dev.kontor.platform.exports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExportResultTest {
    @Test
    void gzipIsForWhoNamesIt() {
        assertThat(ExportResult.takesGzip(null)).isFalse();
        assertThat(ExportResult.takesGzip("identity")).isFalse();
        assertThat(ExportResult.takesGzip("gzip")).isTrue();
        assertThat(ExportResult.takesGzip("br, GZIP ; q=0.5, *")).isTrue();
        assertThat(ExportResult.takesGzip("deflate, gzip;q=0")).isFalse();
        assertThat(ExportResult.takesGzip("gzip;q=0.000")).isFalse();
        assertThat(ExportResult.takesGzip("xgzip")).isFalse();
    }
}
