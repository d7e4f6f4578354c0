/** The bench: figures beside their floors. */
@NullMarked
package dev.kontor.e2e.load;

import org.jspecify.annotations.NullMarked;
