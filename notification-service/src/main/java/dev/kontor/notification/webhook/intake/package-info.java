/** Owns the step from an event to the deliveries of it that webhooks are due. */
@NullMarked
package dev.kontor.notification.webhook.intake;

import org.jspecify.annotations.NullMarked;
