package dev.kontor.platformtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kontor.platform.outbox.EventType;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.problem.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Holds code and the documents in {@code contracts/} together. */
public final class Contracts {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModules(new JavaTimeModule(), new Jdk8Module(), new ParameterNamesModule())
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private Contracts() {}

    /** The fact is written exactly as its golden example, and example and the one with an unknown field obey the schema. */
    public static void verifyFact(Fact fact) {
        verify(EventType.of(fact.getClass()).type(), fact);
    }

    /** The same for the state of the aggregate whose facts are of the given family. */
    public static void verifyState(Class<? extends Fact> anyFact, Object state) {
        verify(EventType.stateOf(anyFact).type(), state);
    }

    /** Every record of a sealed fact interface must be among the facts given: a new one without a contract fails here. */
    public static void verifyAll(Class<? extends Fact> family, List<? extends Fact> facts) {
        assertThat(facts.stream().map(Object::getClass).toList())
                .as("facts of %s with an example", family.getSimpleName())
                .containsAll(List.of(family.getPermittedSubclasses()));
        facts.forEach(Contracts::verifyFact);
    }

    /** Golden examples of an event type, for a consumer's test: {@code kontor.deals.deal.won.v1}. */
    public static List<String> examples(String type) {
        return List.of(
                read(folder(type).resolve("v1.example.json")),
                read(folder(type).resolve("v1.example-unknown-field.json")));
    }

    /** The examples as a consumer's own record reads them, unknown fields ignored. */
    public static <T> List<T> readExamples(String type, Class<T> consumed) {
        List<T> read = new ArrayList<>();
        for (String example : examples(type)) {
            try {
                read.add(JSON.readerFor(consumed)
                        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .readValue(example));
            } catch (JsonProcessingException e) {
                throw new AssertionError(consumed + " cannot read " + type, e);
            }
        }
        return read;
    }

    /** Every code of the enum stands in {@code contracts/errors.yaml} with the same status and title. */
    public static void verifyErrors(ErrorCode... codes) {
        List<Map<String, Object>> catalogue = new Yaml().load(read(root().resolve("errors.yaml")));
        List<String> faults = new ArrayList<>();
        for (ErrorCode code : codes) {
            boolean listed = catalogue.stream()
                    .anyMatch(entry -> code.code().equals(entry.get("code"))
                            && Integer.valueOf(code.status()).equals(entry.get("status"))
                            && code.title().equals(entry.get("title")));
            if (!listed) {
                faults.add(code.code());
            }
        }
        assertThat(faults)
                .as("error codes that contracts/errors.yaml lacks or tells otherwise")
                .isEmpty();
    }

    static Path root() {
        return Path.of(System.getProperty("kontor.root", "..")).resolve("contracts");
    }

    private static void verify(String type, Object event) {
        Path folder = folder(type);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(folder.resolve("v1.schema.json")), InputFormat.JSON);
        for (String example : examples(type)) {
            assertThat(schema.validate(example, InputFormat.JSON))
                    .as("example of %s against its schema", type)
                    .isEmpty();
        }
        try {
            String written = JSON.writeValueAsString(event);
            assertThat(schema.validate(written, InputFormat.JSON))
                    .as("%s against its schema", type)
                    .isEmpty();
            assertThat(JSON.readTree(written))
                    .as("%s as written", type)
                    .isEqualTo(JSON.readTree(read(folder.resolve("v1.example.json"))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code kontor.deals.deal.won.v1} → {@code contracts/events/deals/deal.won}. */
    private static Path folder(String type) {
        String[] words = type.split("\\.");
        return root().resolve("events").resolve(words[1]).resolve(words[2] + "." + words[3]);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The contract lacks " + file, e);
        }
    }
}
