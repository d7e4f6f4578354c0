/** The way of every fact out of a service: rows written beside the change, carried to Kafka by Debezium. */
@NullMarked
package dev.kontor.platform.outbox;

import org.jspecify.annotations.NullMarked;
