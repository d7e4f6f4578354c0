/** The documents' commands, executed. */
@NullMarked
package dev.kontor.e2e.docs;

import org.jspecify.annotations.NullMarked;
