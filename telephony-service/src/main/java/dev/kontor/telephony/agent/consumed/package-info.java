/** What we read of activity-service's staff state. */
@NullMarked
package dev.kontor.telephony.agent.consumed;

import org.jspecify.annotations.NullMarked;
