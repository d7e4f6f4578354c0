package dev.kontor.gateway.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * From the Kafka protocol binding's binary mode to CloudEvents' structured JSON: every attribute and the very bytes of the data. Written out
 * rather than by the CloudEvents SDK, which would parse the data and write it anew for each fact of the platform.
 */
final class CloudEvents {
    private static final String PREFIX = "ce_";
    private static final String TYPE = "ce_type";
    private static final String SUBJECT = "ce_subject";
    private static final String CONTENT_TYPE = "content-type";
    private static final String TRACE = "traceparent";
    /** As CloudEvents lists them; extensions follow. */
    private static final List<String> FIRST =
            List.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema");

    private static final Set<String> REQUIRED = Set.of("specversion", "id", "source", "type");
    /** Attributes of the CloudEvents type Integer; in headers they are text as all are. */
    private static final Set<String> INTEGERS = Set.of("aggregateversion", "transactionsequence", "transactionsize");

    private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final JsonFactory JSON = new JsonFactory();

    private CloudEvents() {}

    static @Nullable String type(ConsumerRecord<byte[], byte[]> message) {
        return header(message, TYPE);
    }

    static String subject(ConsumerRecord<byte[], byte[]> message) {
        String subject = header(message, SUBJECT);
        return subject == null ? "" : subject;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : text(header);
    }

    /** Null when the record is no CloudEvent. */
    static @Nullable Buffer json(ConsumerRecord<byte[], byte[]> message) {
        Map<String, String> attributes = attributes(message);
        if (!attributes.keySet().containsAll(REQUIRED)) {
            return null;
        }
        Buffer json = Buffer.buffer(message.serializedValueSize() + 640);
        char before = '{';
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            boolean integer = INTEGERS.contains(attribute.getKey())
                    && INTEGER.matcher(attribute.getValue()).matches();
            json.appendByte((byte) before)
                    .appendString(quoted(attribute.getKey()))
                    .appendByte((byte) ':')
                    .appendString(integer ? attribute.getValue() : quoted(attribute.getValue()));
            before = ',';
        }
        byte[] data = message.value();
        if (data != null && isJson(data)) {
            json.appendString(",\"data\":").appendBytes(oneLine(data));
        } else if (data != null) {
            json.appendString(",\"data_base64\":\"")
                    .appendBytes(Base64.getEncoder().encode(data))
                    .appendByte((byte) '"');
        }
        return json.appendByte((byte) '}');
    }

    private static Map<String, String> attributes(ConsumerRecord<byte[], byte[]> message) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Header header : message.headers()) {
            // A header without a value is Debezium's for a column that has none.
            if (header.value() == null) {
                continue;
            }
            if (header.key().startsWith(PREFIX)) {
                found.put(header.key().substring(PREFIX.length()), text(header));
            } else if (header.key().equals(CONTENT_TYPE)) {
                found.put("datacontenttype", text(header));
            } else if (header.key().equals(TRACE)) {
                found.put(TRACE, text(header));
            }
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String name : FIRST) {
            String value = found.remove(name);
            if (value != null) {
                ordered.put(name, value);
            }
        }
        ordered.putAll(found);
        return ordered;
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static boolean isJson(byte[] data) {
        try (JsonParser parser = JSON.createParser(data)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** In JSON a line break stands only between tokens; in server-sent events it would end the data. */
    private static byte[] oneLine(byte[] json) {
        byte[] line = json.clone();
        for (int at = 0; at < line.length; at++) {
            if (line[at] == '\n' || line[at] == '\r') {
                line[at] = ' ';
            }
        }
        return line;
    }
}
