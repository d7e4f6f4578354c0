package dev.kontor.platform.exports;

/** What a service knows of exporting one collection. */
public interface RowExporter {
    Exportable<?> exportable();
}
