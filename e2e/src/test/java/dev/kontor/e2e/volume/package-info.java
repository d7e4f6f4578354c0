/** Owns what is proved on a base of a whole company's size; runs last, for such a base stays. */
@NullMarked
package dev.kontor.e2e.volume;

import org.jspecify.annotations.NullMarked;
