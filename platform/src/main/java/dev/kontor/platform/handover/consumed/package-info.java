/** The fields we read of activity-service's events. */
@NullMarked
package dev.kontor.platform.handover.consumed;

import org.jspecify.annotations.NullMarked;
