/** What Kontor adds to Debezium inside Kafka Connect: when a transaction ends, and no work while there is none. */
@NullMarked
package dev.kontor.connect;

import org.jspecify.annotations.NullMarked;
