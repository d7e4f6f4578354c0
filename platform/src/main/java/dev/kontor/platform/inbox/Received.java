package dev.kontor.platform.inbox;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came: CloudEvents 1.0, Kafka binary mode.
 *
 * @param traceparent W3C trace context as it came, null when there was none; it is not checked here
 * @param value JSON, null for a tombstone
 */
public record Received(
        UUID id,
        String type,
        UUID subject,
        long aggregateVersion,
        Instant time,
        UUID correlationId,
        String actor,
        @Nullable String traceparent,
        @Nullable String value) {
    /** Reads the headers; a record that is no event of ours is {@link Poison}. */
    public static Received from(ConsumerRecord<String, String> message) {
        try {
            return new Received(
                    UUID.fromString(header(message, "ce_id")),
                    header(message, "ce_type"),
                    UUID.fromString(header(message, "ce_subject")),
                    Long.parseLong(header(message, "ce_aggregateversion")),
                    Instant.parse(header(message, "ce_time")),
                    UUID.fromString(header(message, "ce_correlationid")),
                    header(message, "ce_actor"),
                    LetterHeaders.get(message.headers(), "traceparent"),
                    message.value());
        } catch (RuntimeException e) {
            throw new Poison("not a CloudEvent of Kontor", e);
        }
    }

    /** The fact's name: {@code kontor.deals.deal.stage-changed.v1} → {@code deal.stage-changed}. */
    public String fact() {
        String[] words = type.split("\\.");
        return words.length < 5 ? type : words[2] + "." + words[3];
    }

    public boolean isTombstone() {
        return value == null;
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new Poison("header " + name + " is missing", null);
        }
        return new String(header.value(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
