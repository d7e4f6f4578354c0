package dev.kontor.local.letters;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Names of topics and headers, as contracts/topics.yaml tells them and the services (platform/inbox) write and read them. */
final class LetterTopics {
    static final String REASON = "dead-letter-reason";
    static final String CONSUMER = "dead-letter-consumer";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";
    static final String ACTION = "dead-letter-action";
    static final String LETTER = "dead-letter-of";

    private LetterTopics() {}

    static String letters(String service) {
        return "kontor." + service + ".dead-letter";
    }

    static String commands(String service) {
        return letters(service) + ".replay";
    }

    static @Nullable String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static String get(Headers headers, String name, String otherwise) {
        String value = get(headers, name);
        return value == null ? otherwise : value;
    }
}
