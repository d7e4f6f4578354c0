/** Owns the generated demo company: the same seed and day give the same bytes of import files. */
@NullMarked
package dev.kontor.demo.company;

import org.jspecify.annotations.NullMarked;
