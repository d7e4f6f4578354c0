/**
 * Import of CSV uploads as jobs: RFC 4180 in UTF-8 (with or without BOM), comma, semicolon or tab; progress, error rows, resume after
 * a crash without doubling. A service gives a {@link dev.kontor.platform.imports.RowImporter} per collection.
 */
@NullMarked
package dev.kontor.platform.imports;

import org.jspecify.annotations.NullMarked;
