/** Owns every message to a person: when it is due, what became of it, and the log of its attempts. */
@NullMarked
package dev.kontor.notification.delivery;

import org.jspecify.annotations.NullMarked;
