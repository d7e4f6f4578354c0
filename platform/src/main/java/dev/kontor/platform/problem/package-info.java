/** Errors as RFC 9457 problem documents, from one catalogue. */
@NullMarked
package dev.kontor.platform.problem;

import org.jspecify.annotations.NullMarked;
