package dev.kontor.analytics.ingest;

import org.apache.kafka.common.TopicPartition;

/** Somebody else has processed the partition further (or has it rebuilt): forget what is in hand and go on from where the table says. */
final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException(TopicPartition partition, OffsetTable.Step step) {
        super(partition + " is no longer at " + step.from());
    }
}
