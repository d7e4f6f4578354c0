/** Calls: folded from the signals of a PBX, however often, late or mixed up these come. */
@NullMarked
package dev.kontor.telephony.call;

import org.jspecify.annotations.NullMarked;
