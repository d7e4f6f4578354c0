package dev.kontor.platformtest.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The AsyncAPI 3 document of all topics and events: a channel per topic, a message per type, an operation per service and topic. */
final class AsyncApi {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String KAFKA_BINDING = "0.5.0";
    private static final String DESCRIPTION = """
            Every committed change as an event on Kafka: CloudEvents 1.0 in binary mode, JSON, the record's id as key. Topics of facts tell what \
            happened and are kept for ever; topics that end in .state hold what is now, compacted. Within a version only fields and codes are \
            added: ignore what you do not know.""";
    private static final String TOMBSTONE = "tombstone";
    private static final String DEAD_LETTER = "dead-letter";
    private static final String MESSAGES = "#/components/messages/";

    private final List<TopicContract> topics;
    private final List<EventContract> events;
    private final ObjectNode document = JSON.createObjectNode();

    private AsyncApi(List<TopicContract> topics, List<EventContract> events) {
        this.topics = topics;
        this.events = events;
    }

    /** The document as it is committed. */
    static String of(List<TopicContract> topics, List<EventContract> events) {
        try {
            return JSON.writeValueAsString(new AsyncApi(topics, events).document()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode document() {
        document.put("asyncapi", "3.0.0").put("id", "urn:kontor:events");
        document.putObject("info")
                .put("title", "Kontor events")
                .put("version", "1")
                .put("description", DESCRIPTION)
                .putArray("tags")
                .addObject()
                .put("name", "crm");
        document.put("defaultContentType", "application/json");
        ObjectNode server = document.putObject("servers").putObject("kafka");
        server.put("host", "{broker}").put("protocol", "kafka").put("description", "The broker of an installation");
        server.putObject("variables").putObject("broker").put("default", "127.0.0.1:8092");
        topics.forEach(this::addChannel);
        topics.forEach(this::addOperations);
        events.forEach(this::addMessage);
        addSharedComponents();
        return document;
    }

    private void addChannel(TopicContract topic) {
        ObjectNode channel = document.withObjectProperty("channels").putObject(topic.name());
        channel.put("address", topic.name())
                .put("title", topic.name())
                .put(
                        "summary",
                        "Key: " + (topic.isDeadLetter() ? "as it came" : keyOf(topic)) + ". Kept: " + topic.kept()
                                + ".");
        ObjectNode messages = channel.putObject("messages");
        events.stream()
                .filter(event -> event.topic().equals(topic.name()))
                .forEach(event -> refer(messages, event.type(), event.type()));
        if (topic.isState()) {
            refer(messages, TOMBSTONE, TOMBSTONE);
        }
        if (topic.isDeadLetter()) {
            refer(messages, DEAD_LETTER, DEAD_LETTER);
        }
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.name()).put("partitions", topic.partitions()).put("bindingVersion", KAFKA_BINDING);
        ObjectNode settings = kafka.putObject("topicConfiguration");
        settings.putArray("cleanup.policy").add(topic.cleanup());
        settings.put("retention.ms", topic.retentionMs());
    }

    static String keyOf(TopicContract topic) {
        return "subject".equals(topic.key()) ? "id of the record" : topic.key();
    }

    private void addOperations(TopicContract topic) {
        addOperation(topic, topic.producer(), "send", "publishes");
        topic.consumers().forEach(consumer -> addOperation(topic, consumer, "receive", "reads"));
    }

    private void addOperation(TopicContract topic, String service, String action, String verb) {
        ObjectNode operation =
                document.withObjectProperty("operations").putObject(String.join(".", service, action, topic.name()));
        operation.put("action", action).put("summary", String.join(" ", service, verb, topic.name()));
        refer(operation, "channel", "#/channels/", topic.name());
        operation.putArray("tags").addObject().put("name", service);
    }

    private void addMessage(EventContract event) {
        ObjectNode components = document.withObjectProperty("components");
        ObjectNode payload = event.schema().deepCopy();
        // AsyncAPI's own dialect is a superset of what our schemas use; it knows neither of these at this place.
        payload.remove(List.of("$schema", "$id"));
        components.withObjectProperty("schemas").set(event.type(), payload);
        ObjectNode message = components.withObjectProperty("messages").putObject(event.type());
        message.put("name", event.type()).put("title", event.event()).put("summary", event.title());
        message.put("contentType", "application/json");
        addCommon(message);
        message.set("headers", EventHeaders.schemaOf(event));
        refer(message, "payload", "#/components/schemas/", event.type());
        ObjectNode example = message.putArray("examples").addObject();
        example.put("name", "golden").set("headers", EventHeaders.exampleOf(event));
        example.set("payload", event.example());
    }

    private void addSharedComponents() {
        ObjectNode components = document.withObjectProperty("components");
        ObjectNode tombstone = components.withObjectProperty("messages").putObject(TOMBSTONE);
        tombstone.put("name", TOMBSTONE).put("title", "A record is gone");
        tombstone.put("summary", "The record was deleted or erased; the key says which. Drop your copy.");
        addCommon(tombstone);
        tombstone.putObject("payload").put("type", "null");

        ObjectNode letter = components.withObjectProperty("messages").putObject(DEAD_LETTER);
        letter.put("name", DEAD_LETTER).put("title", "A record that a service could not take in");
        letter.put("summary", "Key, headers and data as they came, and in headers why and from where.");
        ObjectNode why = letter.putObject("headers").put("type", "object").putObject("properties");
        List.of("reason", "exception-class-name", "consumer", "topic", "partition", "offset")
                .forEach(part -> why.putObject("dead-letter-" + part).put("type", "string"));
        letter.putObject("payload").put("description", "As it came: it may be no JSON at all.");

        components.putObject("messageTraits").putObject("cloudEvent").set("headers", EventHeaders.schema());
        components
                .putObject("correlationIds")
                .putObject("request")
                .put("description", "The same for everything that follows from one request")
                .put("location", "$message.header#/ce_correlationid");
    }

    private static void addCommon(ObjectNode message) {
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        refer(message, "correlationId", "#/components/correlationIds/", "request");
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("format", "uuid");
        kafka.put("bindingVersion", KAFKA_BINDING);
    }

    private static void refer(ObjectNode holder, String field, String message) {
        refer(holder, field, MESSAGES, message);
    }

    private static void refer(ObjectNode holder, String field, String place, String name) {
        holder.putObject(field).put("$ref", place + name);
    }
}
