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
        Buffer json) {
    private static final int AGGREGATE = 2;
    private static final int NAME = 3;

    Fact with(Buffer shown) {
        return new Fact(partition, offset, topic, type, subject, committed, received, shown);
    }

    /** Of whom it tells, as the type has it: {@code deal} in {@code kontor.deals.deal.won.v1}. */
    String aggregate() {
        return word(AGGREGATE);
    }

    /** What happened: {@code won}. */
    String name() {
        return word(NAME);
    }

    private String word(int place) {
        String[] words = type.split("\\.", -1);
        return place < words.length ? words[place] : "";
    }
}
