/** Owns the work of delivering: claims what is due, has it composed and sent, and records the outcome. */
@NullMarked
package dev.kontor.notification.due;

import org.jspecify.annotations.NullMarked;
