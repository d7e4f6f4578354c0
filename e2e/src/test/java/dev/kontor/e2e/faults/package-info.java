/** Processes killed under load, and what must still be true. */
@NullMarked
package dev.kontor.e2e.faults;

import org.jspecify.annotations.NullMarked;
