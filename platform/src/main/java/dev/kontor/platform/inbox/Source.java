package dev.kontor.platform.inbox;

import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a projection is written from, so that it can be written once more beside the live one.
 *
 * @param group of the consumer that writes the live one
 * @param reads whether it reads a topic
 */
public record Source(String group, Predicate<String> reads, Reading reading) {
    /** The live consumer's own code, with its effect in the shadow. */
    @FunctionalInterface
    public interface Reading {
        /** Reads records that follow each other in their partitions; what was read before is being written meanwhile. */
        Effect read(List<ConsumerRecord<String, String>> batch);
    }

    /** What a batch does to the tables. */
    @FunctionalInterface
    public interface Effect {
        /**
         * Writes all of it or nothing. Blocks. To write it again does no harm.
         *
         * @return how many records were poison, and so have no effect
         * @throws Exception nothing was written: try again
         */
        long write() throws Exception;
    }
}
