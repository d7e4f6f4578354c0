package dev.kontor.notification.webhook.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.inbox.Poison;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way from Kafka's binary mode to CloudEvents' structured JSON: every attribute that it came with, and its data to the
 * letter.
 */
final class Event {
    private static final String ATTRIBUTE = "ce_";
    private static final Pattern INTEGER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Set<String> INTEGERS =
            Set.of("ce_aggregateversion", "ce_transactionsequence", "ce_transactionsize");
    private static final String TRACE = "traceparent";
    private static final String CONTENT_TYPE = "content-type";

    private final UUID id;
    private final String type;
    private final UUID subject;
    private final Instant time;
    private final ConsumerRecord<String, String> message;
    private final ObjectMapper json;

    @Nullable
    private JsonNode document;

    private Event(ConsumerRecord<String, String> message, ObjectMapper json) {
        this.id = UUID.fromString(header(message, "ce_id"));
        this.type = header(message, "ce_type");
        this.subject = UUID.fromString(header(message, "ce_subject"));
        this.time = Instant.parse(header(message, "ce_time"));
        this.message = message;
        this.json = json;
    }

    static Event from(ConsumerRecord<String, String> message, ObjectMapper json) {
        try {
            return new Event(message, json);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Poison("not a CloudEvent of Kontor", e);
        }
    }

    UUID id() {
        return id;
    }

    String type() {
        return type;
    }

    UUID subject() {
        return subject;
    }

    Instant time() {
        return time;
    }

    /** W3C trace context of whoever made the event, if it was traced. */
    @Nullable
    String traceparent() {
        Header header = message.headers().lastHeader(TRACE);
        return header == null || header.value() == null ? null : text(header);
    }

    /** For expressions: attributes, and the data below {@code data}. */
    JsonNode document() {
        if (document == null) {
            document = attributes().set("data", data());
        }
        return document;
    }

    /** As it is sent. The data are those of Kafka byte for byte: numbers keep the form in which they were written. */
    String body() {
        data();
        String attributes = attributes().toString();
        String data = message.value() == null ? "null" : message.value();
        return attributes.substring(0, attributes.length() - 1) + ",\"data\":" + data + "}";
    }

    private ObjectNode attributes() {
        ObjectNode attributes = json.createObjectNode();
        for (Header header : message.headers()) {
            // A header without a value is Debezium's for a column that has none.
            if (header.value() == null) {
                continue;
            }
            String value = text(header);
            if (INTEGERS.contains(header.key()) && INTEGER.matcher(value).matches()) {
                attributes.put(header.key().substring(ATTRIBUTE.length()), Long.parseLong(value));
            } else if (header.key().startsWith(ATTRIBUTE)) {
                attributes.put(header.key().substring(ATTRIBUTE.length()), value);
            } else if (header.key().equals(TRACE)) {
                attributes.put(TRACE, value);
            } else if (header.key().equals(CONTENT_TYPE)) {
                attributes.put("datacontenttype", value);
            }
        }
        return attributes;
    }

    private JsonNode data() {
        if (document != null) {
            return document.path("data");
        }
        try {
            return json.readTree(message.value() == null ? "null" : message.value());
        } catch (JsonProcessingException e) {
            throw new Poison(type + " " + id + " cannot be read", e);
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new Poison("header " + name + " is missing", null);
        }
        return text(header);
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
