package dev.kontor.platform.inbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter and the commands about it say in headers, and where they are. {@code ./kontor dlq} knows the same names: they are a
 * contract, told in contracts/topics.yaml.
 */
final class LetterHeaders {
    static final String REASON = "dead-letter-reason";
    static final String EXCEPTION = "dead-letter-exception-class-name";
    /** The group that refused the record. */
    static final String CONSUMER = "dead-letter-consumer";
    /** Where the record is: topic, partition, offset. */
    static final String TOPIC = "dead-letter-topic";

    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";
    /** {@code replay} or {@code dismiss}; a command has it, a letter has not. */
    static final String ACTION = "dead-letter-action";
    /** Place of the letter that a command is about, {@code partition-offset}; also on a letter that a replay came back as. */
    static final String LETTER = "dead-letter-of";

    static final String REPLAY = "replay";

    private LetterHeaders() {}

    static String letters(String service) {
        return "kontor." + service + ".dead-letter";
    }

    static String commands(String service) {
        return letters(service) + ".replay";
    }

    static boolean isState(String topic) {
        return topic.endsWith(".state");
    }

    static @Nullable String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
