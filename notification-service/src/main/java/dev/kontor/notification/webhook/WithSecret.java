package dev.kontor.notification.webhook;

/** A webhook with the secret that was made for it just now and is told this once. */
record WithSecret(Webhook webhook, String secret) {}
