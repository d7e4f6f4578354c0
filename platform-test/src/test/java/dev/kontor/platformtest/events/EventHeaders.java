package dev.kontor.platformtest.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The headers of every record: CloudEvents 1.0 in Kafka binary mode, and what Kontor adds. All are text in UTF-8. */
final class EventHeaders {
    private static final String UUID_EXAMPLE = "0197a001-0000-7000-8000-0000000000f";
    private static final String SCHEMAS = "https://crm.example/api/v1/schemas/";
    private static final String COUNT = "^[1-9][0-9]*$";

    /**
     * @param rule keyword of JSON Schema that bounds the text, and its value
     * @param isAlways false: the header is null where there is nothing to tell
     */
    record Header(String name, String meaning, String rule, String value, boolean isAlways, String example) {
        ObjectNode schema() {
            ObjectNode schema = JsonNodeFactory.instance.objectNode();
            if (isAlways) {
                schema.put("type", "string");
            } else {
                schema.putArray("type").add("string").add("null");
            }
            return schema.put(rule, value).put("description", meaning);
        }
    }

    private static final List<Header> ALL = List.of(
            always("ce_specversion", "version of CloudEvents", "const", "1.0", "1.0"),
            always("ce_id", "the event, also when it is sent again: take it into effect once", "format", "uuid", id(1)),
            always("ce_source", "who says so", "format", "uri-reference", "/deals"),
            always(
                    "ce_type",
                    "what happened, with the version of the data's schema",
                    "pattern",
                    "^kontor\\.",
                    "kontor.deals.deal.won.v1"),
            always("ce_subject", "the record it is about; the key too", "format", "uuid", id(2)),
            always("ce_time", "when it was said, RFC 3339 in UTC", "format", "date-time", "2026-03-05T08:00:00.120Z"),
            always("content-type", "of the data", "const", "application/json", "application/json"),
            always(
                    "ce_dataschema",
                    "JSON Schema of the data, at the gateway",
                    "format",
                    "uri",
                    SCHEMAS + "kontor.deals.deal.won.v1"),
            always("ce_aggregateversion", "1, 2, 3 … without a gap per record; its REST ETag", "pattern", COUNT, "3"),
            always("ce_correlationid", "the same for all that follows from one request", "format", "uuid", id(3)),
            sometimes("ce_causationid", "the event that caused this one", "format", "uuid", id(4)),
            always("ce_actor", "whose doing it is", "pattern", "^(user|client|system):.+$", "user:" + id(5)),
            always("ce_transactionid", "the same for all that was committed together", "pattern", COUNT, "90125"),
            always("ce_transactionsequence", "place in the transaction, from 1", "pattern", COUNT, "1"),
            always("ce_transactionsize", "how many records the transaction has", "pattern", COUNT, "2"),
            sometimes(
                    "traceparent",
                    "W3C trace context",
                    "pattern",
                    "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$",
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

    private EventHeaders() {}

    static List<Header> all() {
        return ALL;
    }

    /** What holds for every type. */
    static ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ALL.forEach(header -> schema.withObjectProperty("properties").set(header.name(), header.schema()));
        ALL.stream()
                .filter(Header::isAlways)
                .forEach(header -> schema.withArrayProperty("required").add(header.name()));
        return schema;
    }

    /** What holds for this type beside. */
    static ObjectNode schemaOf(EventContract event) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("ce_type").put("const", event.type());
        properties.putObject("ce_source").put("const", "/" + event.producer());
        properties
                .putObject("ce_dataschema")
                .put("pattern", "/api/v1/schemas/" + event.type().replace(".", "\\.") + "$");
        return schema;
    }

    static ObjectNode exampleOf(EventContract event) {
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        ALL.forEach(header -> example.put(header.name(), header.example()));
        return example.put("ce_type", event.type())
                .put("ce_source", "/" + event.producer())
                .put("ce_dataschema", SCHEMAS + event.type());
    }

    private static Header always(String name, String meaning, String rule, String value, String example) {
        return new Header(name, meaning, rule, value, true, example);
    }

    private static Header sometimes(String name, String meaning, String rule, String value, String example) {
        return new Header(name, meaning + "; null where there is none", rule, value, false, example);
    }

    private static String id(int last) {
        return UUID_EXAMPLE + last;
    }
}
