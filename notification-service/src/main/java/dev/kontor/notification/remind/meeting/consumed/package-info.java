/** The fields we read of others' events. */
@NullMarked
package dev.kontor.notification.remind.meeting.consumed;

import org.jspecify.annotations.NullMarked;
