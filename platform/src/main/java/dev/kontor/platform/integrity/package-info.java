/** Counts and checksums by which anybody can prove that a copy of our records is equal to ours. */
@NullMarked
package dev.kontor.platform.integrity;

import org.jspecify.annotations.NullMarked;
