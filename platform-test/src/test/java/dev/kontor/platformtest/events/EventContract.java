package dev.kontor.platformtest.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One version of one event type, as {@code contracts/events/<producer>/<aggregate>.<event>/<version>.*} has it.
 *
 * @param type {@code kontor.deals.deal.won.v1}
 * @param folder of its files
 * @param version {@code v1}
 */
record EventContract(
        String type, Path folder, String version, JsonNode schema, JsonNode example, JsonNode exampleWithUnknownField) {
    static final Path CONTRACTS = Path.of(System.getProperty("kontor.root", ".."))
            .resolve("contracts")
            .normalize();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EVENTS = CONTRACTS.resolve("events");
    private static final String SCHEMA = ".schema.json";

    /** All of them, by type. */
    static List<EventContract> all() {
        List<EventContract> events = new ArrayList<>();
        for (Path schema : schemas()) {
            String file = schema.getFileName().toString();
            events.add(from(schema.getParent(), file.substring(0, file.length() - SCHEMA.length())));
        }
        return events;
    }

    String producer() {
        return folder.getParent().getFileName().toString();
    }

    /** {@code deal.stage-changed} */
    String event() {
        return folder.getFileName().toString();
    }

    boolean isState() {
        return event().endsWith(".state");
    }

    String topic() {
        return "kontor." + producer() + "." + event().split("\\.")[0] + (isState() ? ".state" : "");
    }

    /** When it happens, or what it shows. */
    String title() {
        return schema.path("title").asText();
    }

    private static EventContract from(Path folder, String version) {
        return new EventContract(
                "kontor." + folder.getParent().getFileName() + "." + folder.getFileName() + "." + version,
                folder,
                version,
                read(folder.resolve(version + SCHEMA)),
                read(folder.resolve(version + ".example.json")),
                read(folder.resolve(version + ".example-unknown-field.json")));
    }

    private static List<Path> schemas() {
        try (Stream<Path> files = Files.walk(EVENTS)) {
            return files.filter(file -> file.toString().endsWith(SCHEMA))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The contract lacks " + file, e);
        }
    }
}
