/** Owns the rule of where a webhook may point: no address inside, whatever its name says. */
@NullMarked
package dev.kontor.notification.webhook.guard;

import org.jspecify.annotations.NullMarked;
