/** Projections built once more from the topics beside the live ones, compared with them, and put in their place. */
@NullMarked
package dev.kontor.platform.rebuild;

import org.jspecify.annotations.NullMarked;
