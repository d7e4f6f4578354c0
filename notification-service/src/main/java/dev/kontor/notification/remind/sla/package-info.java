/** Owns the warnings to managers about regulations that are about to be broken, or are. */
@NullMarked
package dev.kontor.notification.remind.sla;

import org.jspecify.annotations.NullMarked;
