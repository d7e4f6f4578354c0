/** Asterisk: manager events over TCP become signals. */
@NullMarked
package dev.kontor.telephony.pbx.ami;

import org.jspecify.annotations.NullMarked;
