/** Sends anew what a lost replication slot has kept from Kafka. */
@NullMarked
package dev.kontor.local.resend;

import org.jspecify.annotations.NullMarked;
