package dev.kontor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of contracts/topics.yaml. */
public final class TopicCatalogue {
    private static final int PATIENCE_SECONDS = 30;
    private static final short ONE_COPY = 1;
    private static final Pattern FACTS = Pattern.compile("kontor\\.[a-z]+\\.[a-z-]+");

    private final List<NewTopic> topics;
    private final Set<String> forgotten;

    private TopicCatalogue(List<NewTopic> topics, Set<String> forgotten) {
        this.topics = List.copyOf(topics);
        this.forgotten = Set.copyOf(forgotten);
    }

    public static TopicCatalogue read(Path file) {
        try {
            JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
            List<NewTopic> topics = new ArrayList<>();
            Set<String> forgotten = new HashSet<>();
            root.path("topics").forEach(topic -> {
                topics.add(topic(topic, root.path("defaults")));
                if (!topic.path("kept").asBoolean(true)) {
                    forgotten.add(topic.path("name").asText());
                }
            });
            return new TopicCatalogue(topics, forgotten);
        } catch (IOException e) {
            throw new LocalPartException("The topic catalogue " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static NewTopic topic(JsonNode topic, JsonNode defaults) {
        int partitions = setting("partitions", topic, defaults).asInt();
        String cleanup = setting("cleanup", topic, defaults).asText();
        long retentionMs = setting("retentionMs", topic, defaults).asLong();
        return new NewTopic(topic.path("name").asText(), partitions, ONE_COPY)
                .configs(Map.of("cleanup.policy", cleanup, "retention.ms", Long.toString(retentionMs)));
    }

    private static JsonNode setting(String name, JsonNode topic, JsonNode defaults) {
        return topic.has(name) ? topic.path(name) : defaults.path(name);
    }

    public List<String> names() {
        return topics.stream().map(NewTopic::name).toList();
    }

    /** One per aggregate, such as {@code kontor.contacts.person}. */
    public List<String> factTopics() {
        return names().stream()
                .filter(name -> FACTS.matcher(name).matches() && !name.endsWith(".dead-letter"))
                .toList();
    }

    /** Those whose records their service keeps; a job's parts are forgotten when nobody can ask for them any more. */
    public List<String> recordTopics() {
        return factTopics().stream().filter(name -> !forgotten.contains(name)).toList();
    }

    /** Its topics of facts and state. */
    List<String> domainTopicsOf(String service) {
        return names().stream()
                .filter(name -> name.startsWith("kontor." + service + ".") && isDomain(name))
                .toList();
    }

    private boolean isDomain(String name) {
        return factTopics().stream().anyMatch(facts -> name.equals(facts) || name.equals(facts + ".state"));
    }

    /** Whether the aggregate's state is published too. */
    public boolean hasState(String factTopic) {
        return names().contains(factTopic + ".state");
    }

    /** The settings that a topic is created with. */
    Map<String, String> settings(String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow()
                .configs();
    }

    /** Creates what is missing; returns how many that were. */
    public int createMissing(Admin admin) {
        try {
            Set<String> existing = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return missing.size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPartException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalPartException("The topics cannot be created: " + e.getMessage(), e);
        }
    }
}
