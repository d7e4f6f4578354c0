/** Owns the birthday suggestions that staff get on the morning of a customer's birthday. */
@NullMarked
package dev.kontor.notification.remind.birthday;

import org.jspecify.annotations.NullMarked;
