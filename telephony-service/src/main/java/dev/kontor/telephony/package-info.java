/** telephony-service: every call of the company's PBX as one record, and the customer's card on the agent's screen. */
@NullMarked
package dev.kontor.telephony;

import org.jspecify.annotations.NullMarked;
