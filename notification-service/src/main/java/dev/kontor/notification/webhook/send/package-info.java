/** Owns the sending: leases of due deliveries, signatures, requests, and what came of them. */
@NullMarked
package dev.kontor.notification.webhook.send;

import org.jspecify.annotations.NullMarked;
