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
public record Source(String group, Predicate<String> reads, Writing writing) {
    /** The live consumer's own code, with its effect in the shadow. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Writes records that follow each other in their partitions, all or nothing. Blocks. To write them again does no harm.
         *
         * @return how many were poison, and so have no effect
         * @throws Exception nothing was written: try again
         */
        long write(List<ConsumerRecord<String, String>> batch) throws Exception;
    }
}
