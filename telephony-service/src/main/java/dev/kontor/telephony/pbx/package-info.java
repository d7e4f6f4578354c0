/** The ways in which a PBX tells us of calls; each ends in the same use case. */
@NullMarked
package dev.kontor.telephony.pbx;

import org.jspecify.annotations.NullMarked;
