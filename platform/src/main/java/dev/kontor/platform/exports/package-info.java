/**
 * Export of a collection as a job: NDJSON of one snapshot, and the offsets from which its topics go on, without gap and without overlap.
 * A service gives a {@link dev.kontor.platform.exports.RowExporter} per collection.
 */
@NullMarked
package dev.kontor.platform.exports;

import org.jspecify.annotations.NullMarked;
