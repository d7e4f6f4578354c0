package dev.kontor.gateway.stream;

import io.vertx.core.buffer.Buffer;

/**
 * A fact as it is handed out.
 *
 * @param partition its number in the layout
 * @param topic the topic's name
 * @param committed Kafka's timestamp, milliseconds of the epoch
 * @param received when this gateway read it, the same
 * @param json CloudEvents structured JSON on one line
 */
record Fact(
        int partition,
        long offset,
        String topic,
        String type,
        String subject,
        long committed,
        long received,
        Buffer json) {}
