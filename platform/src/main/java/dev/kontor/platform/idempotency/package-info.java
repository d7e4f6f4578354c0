/** Repeating a POST with the same Idempotency-Key gives the first answer and no second effect. */
@NullMarked
package dev.kontor.platform.idempotency;

import org.jspecify.annotations.NullMarked;
