/** Owns webhooks: who is told of which events where, with which secret, and whether that receiver is spoken to at present. */
@NullMarked
package dev.kontor.notification.webhook;

import org.jspecify.annotations.NullMarked;
