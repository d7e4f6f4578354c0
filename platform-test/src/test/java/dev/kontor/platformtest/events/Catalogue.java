package dev.kontor.platformtest.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/events.md}: every topic and every event on one page, for a reader in a hurry. */
final class Catalogue {
    private static final int EXAMPLE_LENGTH = 100;
    private static final String HEAD = """
            # Events

            Made from [`topics.yaml`](../contracts/topics.yaml) and [`contracts/events`](../contracts/events/) by the contract test; do not edit. How to read \
            them: [integration.md](integration.md).

            A topic `kontor.<service>.<aggregate>` holds facts: what happened, without personal data. A topic that ends in `.state` holds what is now, \
            the last record per key. The key is the record's id, so its events come in order. Examples are shortened; the link behind a \
            name is the whole schema, which the gateway serves at `/api/v1/schemas/<ce_type>` too.

            """;

    private final List<TopicContract> topics;
    private final List<EventContract> events;

    private Catalogue(List<TopicContract> topics, List<EventContract> events) {
        this.topics = topics;
        this.events = events;
    }

    static String of(List<TopicContract> topics, List<EventContract> events) {
        return new Catalogue(topics, events).page();
    }

    private String page() {
        List<String> producers =
                topics.stream().map(TopicContract::producer).distinct().toList();
        return HEAD
                + producers.stream().map(this::section).collect(Collectors.joining("\n"))
                + "\n## Dead letters\n\n"
                + deadLetters()
                + "\n## Headers\n\nOf every record but dead letters; text in UTF-8.\n\n| header | what it tells | example |\n| --- | --- | --- |\n"
                + EventHeaders.all().stream()
                        .map(header -> row("`" + header.name() + "`", header.meaning(), header.example()))
                        .collect(Collectors.joining());
    }

    private String section(String producer) {
        String lines = topics.stream()
                .filter(topic -> topic.producer().equals(producer) && !topic.isDeadLetter())
                .map(Catalogue::line)
                .collect(Collectors.joining());
        String rows = events.stream()
                .filter(event -> event.producer().equals(producer))
                .map(Catalogue::row)
                .collect(Collectors.joining());
        return "## " + producer + "\n\n" + lines + "\n| event | when | example |\n| --- | --- | --- |\n" + rows;
    }

    private static String line(TopicContract topic) {
        return "- `" + topic.name() + "`: read by " + readers(topic) + "; key: " + AsyncApi.keyOf(topic) + "; kept: "
                + topic.kept() + "\n";
    }

    private String deadLetters() {
        List<TopicContract> letters =
                topics.stream().filter(TopicContract::isDeadLetter).toList();
        return "What a service could not take in: key, headers and (but from a state topic) value as they came, the reason in `dead-letter-*` headers. "
                + letters.stream().map(topic -> "`" + topic.name() + "`").collect(Collectors.joining(", "))
                + "; kept: " + letters.getFirst().kept() + ".\n";
    }

    private static String readers(TopicContract topic) {
        return topic.consumers().isEmpty() ? "integrators only" : String.join(", ", topic.consumers());
    }

    private static String row(EventContract event) {
        String name = "v1".equals(event.version()) ? event.event() : event.event() + " " + event.version();
        String schema = String.join("/", "../contracts/events", event.producer(), event.event(), event.version());
        return row("[`" + name + "`](" + schema + ".schema.json)", event.title(), shortened(event));
    }

    private static String row(String what, String meaning, String example) {
        return "| " + what + " | " + meaning + " | `" + example + "` |\n";
    }

    /** Required fields first, as many as a line takes. */
    private static String shortened(EventContract event) {
        Set<String> required = new HashSet<>();
        event.schema().path("required").forEach(name -> required.add(name.asText()));
        List<String> names = new ArrayList<>();
        event.example().fieldNames().forEachRemaining(names::add);
        names.sort(Comparator.comparing(name -> !required.contains(name)));
        ObjectNode some = new ObjectMapper().createObjectNode();
        for (String name : names) {
            JsonNode before = some.deepCopy();
            some.set(name, event.example().path(name));
            if (brief(some).length() > EXAMPLE_LENGTH) {
                return brief(before).replaceFirst("}$", before.isEmpty() ? "…}" : ",…}");
            }
        }
        return brief(some);
    }

    /** Ids to their last digits: nobody reads the rest. */
    private static String brief(JsonNode example) {
        return example.toString()
                .replaceAll("\"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}([0-9a-f]{4})\"", "\"…$1\"")
                .replace("|", "\\|");
    }
}
