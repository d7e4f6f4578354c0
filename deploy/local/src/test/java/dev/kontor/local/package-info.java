/** The parts as real processes: started, killed, started again. */
@NullMarked
package dev.kontor.local;

import org.jspecify.annotations.NullMarked;
