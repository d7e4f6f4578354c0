package dev.kontor.platformtest.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/**
 * A topic of {@code contracts/topics.yaml}, its defaults filled in.
 *
 * @param cleanup {@code delete} or {@code compact}
 * @param retentionMs -1 for ever
 */
record TopicContract(
        String name,
        String producer,
        List<String> consumers,
        int partitions,
        String key,
        String cleanup,
        long retentionMs) {
    private static final Set<String> NOT_OF_THE_DOMAIN = Set.of("connect", "operator");
    private static final String DEAD_LETTER = ".dead-letter";
    private static final long DAY_MS = 86_400_000;

    /** Topics of the services, in the order of the file; what Connect and operators write for our own ends is no contract. */
    static List<TopicContract> all() {
        try {
            JsonNode root = new ObjectMapper()
                    .valueToTree(new Yaml().load(Files.readString(EventContract.CONTRACTS.resolve("topics.yaml"))));
            List<TopicContract> topics = new ArrayList<>();
            root.path("topics").forEach(topic -> topics.add(from(topic, root.path("defaults"))));
            return topics.stream()
                    .filter(topic -> !NOT_OF_THE_DOMAIN.contains(topic.producer()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isDeadLetter() {
        return name.endsWith(DEAD_LETTER);
    }

    boolean isState() {
        return name.endsWith(".state");
    }

    /** How long a record stays, for a reader. */
    String kept() {
        if ("compact".equals(cleanup)) {
            return "the last record of each key, until its tombstone";
        }
        return retentionMs < 0 ? "for ever" : retentionMs / DAY_MS + " days";
    }

    private static TopicContract from(JsonNode topic, JsonNode defaults) {
        List<String> consumers = new ArrayList<>();
        topic.path("consumers").forEach(consumer -> consumers.add(consumer.asText()));
        return new TopicContract(
                topic.path("name").asText(),
                topic.path("producer").asText(),
                consumers,
                setting("partitions", topic, defaults).asInt(),
                setting("key", topic, defaults).asText(),
                setting("cleanup", topic, defaults).asText(),
                setting("retentionMs", topic, defaults).asLong());
    }

    private static JsonNode setting(String name, JsonNode topic, JsonNode defaults) {
        return topic.has(name) ? topic.path(name) : defaults.path(name);
    }
}
