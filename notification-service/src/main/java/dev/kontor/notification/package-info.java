/** Reminders, letters and webhooks: what is told to whom, and when. */
@NullMarked
package dev.kontor.notification;

import org.jspecify.annotations.NullMarked;
