/** What we read of contacts-service's person state. */
@NullMarked
package dev.kontor.telephony.party.consumed;

import org.jspecify.annotations.NullMarked;
