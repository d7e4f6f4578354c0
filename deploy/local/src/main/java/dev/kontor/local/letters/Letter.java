package dev.kontor.local.letters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer has refused.
 *
 * @param sentAt when it was set aside
 * @param source where the record is
 * @param consumer group that refused it; empty in letters of versions that did not tell
 * @param type {@code ce_type}, empty when it was no event
 * @param subject {@code ce_subject}, else the record's key
 * @param replayOf the letter whose replay came back as this one
 * @param value null for a tombstone, and in letters from state topics
 */
public record Letter(
        String service,
        LetterPosition position,
        Instant sentAt,
        Source source,
        String consumer,
        String type,
        String subject,
        String reason,
        @Nullable LetterPosition replayOf,
        @Nullable String value,
        Map<String, String> headers,
        LetterState state) {
    private static final String UNKNOWN_PLACE = "-1";

    /** Where the refused record is. */
    public record Source(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    static Letter from(String service, ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        String replayOf = LetterTopics.get(headers, LetterTopics.LETTER);
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        Map<String, String> all = new LinkedHashMap<>();
        headers.forEach(header -> all.put(header.key(), LetterTopics.get(headers, header.key(), "")));
        return new Letter(
                service,
                new LetterPosition(record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                new Source(
                        LetterTopics.get(headers, LetterTopics.TOPIC, ""),
                        Integer.parseInt(LetterTopics.get(headers, LetterTopics.PARTITION, UNKNOWN_PLACE)),
                        Long.parseLong(LetterTopics.get(headers, LetterTopics.OFFSET, UNKNOWN_PLACE))),
                LetterTopics.get(headers, LetterTopics.CONSUMER, ""),
                LetterTopics.get(headers, "ce_type", ""),
                LetterTopics.get(headers, "ce_subject", key),
                LetterTopics.get(headers, LetterTopics.REASON, ""),
                replayOf == null ? null : LetterPosition.parse(replayOf),
                record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8),
                all,
                LetterState.of(LetterState.Kind.WAITING));
    }

    Letter in(LetterState other) {
        return new Letter(
                service, position, sentAt, source, consumer, type, subject, reason, replayOf, value, headers, other);
    }

    public boolean isWaiting() {
        return state.is(LetterState.Kind.WAITING);
    }
}
