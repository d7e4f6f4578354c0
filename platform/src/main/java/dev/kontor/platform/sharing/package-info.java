/** Records shown to people and teams who would not reach them else: {@code /shares} of each record, its facts, and the table that row rules ask. */
@NullMarked
package dev.kontor.platform.sharing;

import org.jspecify.annotations.NullMarked;
