/** Owns our copy of the staff: where a message reaches a person, in which language and time zone. */
@NullMarked
package dev.kontor.notification.remind.staff;

import org.jspecify.annotations.NullMarked;
