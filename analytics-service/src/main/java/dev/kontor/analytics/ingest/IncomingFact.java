package dev.kontor.analytics.ingest;

import dev.kontor.platform.inbox.Poison;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it came, every value as its text: at tens of thousands a second it is too dear to parse ids and times here and to write
 * them again for PostgreSQL, which parses them anyway and refuses what is none.
 *
 * @param traceparent W3C trace context as it came
 * @param value JSON
 */
public record IncomingFact(
        String id,
        String type,
        String subject,
        long version,
        String time,
        String correlationId,
        @Nullable String traceparent,
        String value) {
    /** Reads the headers in one pass; a record that is no event of ours is {@link Poison}. */
    static IncomingFact from(ConsumerRecord<String, String> message) {
        String id = null;
        String type = null;
        String subject = null;
        String version = null;
        String time = null;
        String correlation = null;
        String traceparent = null;
        for (Header header : message.headers()) {
            switch (header.key()) {
                case "ce_id" -> id = text(header);
                case "ce_type" -> type = text(header);
                case "ce_subject" -> subject = text(header);
                case "ce_aggregateversion" -> version = text(header);
                case "ce_time" -> time = text(header);
                case "ce_correlationid" -> correlation = text(header);
                // Debezium sends a header without a value where the column has none.
                case "traceparent" -> traceparent = header.value() == null ? null : text(header);
                default -> {}
            }
        }
        return new IncomingFact(
                present("ce_id", id),
                present("ce_type", type),
                present("ce_subject", subject),
                Long.parseLong(present("ce_aggregateversion", version)),
                present("ce_time", time),
                present("ce_correlationid", correlation),
                traceparent,
                present("value", message.value()));
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("ConstantValue") // a tombstone has no value
    private static String present(String name, @Nullable String value) {
        if (value == null) {
            throw new Poison("not a CloudEvent of Kontor: " + name + " is missing", null);
        }
        return value;
    }
}
