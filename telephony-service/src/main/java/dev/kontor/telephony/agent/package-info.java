/** Our copy of the staff directory: who sits at which extension. */
@NullMarked
package dev.kontor.telephony.agent;

import org.jspecify.annotations.NullMarked;
