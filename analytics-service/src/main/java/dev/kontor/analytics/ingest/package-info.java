/** The way of facts in: batches from Kafka into tables and offsets in one transaction, exactly once in effect. */
@NullMarked
package dev.kontor.analytics.ingest;

import org.jspecify.annotations.NullMarked;
