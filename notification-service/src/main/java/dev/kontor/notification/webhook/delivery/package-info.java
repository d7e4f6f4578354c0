/** Owns the log of what webhooks were sent, and the ways to send it again. */
@NullMarked
package dev.kontor.notification.webhook.delivery;

import org.jspecify.annotations.NullMarked;
