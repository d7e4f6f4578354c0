/** Owns reminders of meetings. */
@NullMarked
package dev.kontor.notification.remind.meeting;

import org.jspecify.annotations.NullMarked;
