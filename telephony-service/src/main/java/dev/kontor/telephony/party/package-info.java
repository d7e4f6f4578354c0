/** Our copy of people and their numbers: who may be calling. */
@NullMarked
package dev.kontor.telephony.party;

import org.jspecify.annotations.NullMarked;
