/** The audit trail of what this service owns. */
@NullMarked
package dev.kontor.telephony.audit;

import org.jspecify.annotations.NullMarked;
