package dev.kontor.platformtest.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemasTest {
    /** Words that a field which holds something of a person has in its name. */
    private static final Set<String> PERSONAL = Set.of(
            "name",
            "names",
            "email",
            "emails",
            "mail",
            "phone",
            "phones",
            "e164",
            "birthday",
            "birth",
            "address",
            "addresses",
            "street",
            "city",
            "text",
            "note",
            "notes",
            "comment",
            "comments",
            "message",
            "body",
            "title",
            "description",
            "raw");

    /** Names of things that we sell or work by, chosen by the company: no person's. */
    private static final Set<String> NAMES_OF_THINGS = Set.of(
            "kontor.activity.team.formed.v1 $.name",
            "kontor.deals.product.listed.v1 $.name",
            "kontor.deals.product.revised.v1 $.name",
            "kontor.deals.pipeline.defined.v1 $.name",
            "kontor.deals.pipeline.defined.v1 $.stages[*].name",
            "kontor.deals.pipeline.revised.v1 $.name",
            "kontor.deals.pipeline.revised.v1 $.stages[*].name");

    private static final Pattern SENTENCE = Pattern.compile("[A-Z].* .*\\.");

    static List<EventContract> events() {
        return EventContract.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatItIs(EventContract event) {
        assertThat(event.schema().path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(event.schema().path("$id").asText()).isEqualTo("/api/v1/schemas/" + event.type());
        assertThat(event.schema().path("type").asText()).isEqualTo("object");
        assertThat(event.title()).as("a sentence that says when it happens").matches(SENTENCE);
    }

    @ParameterizedTest
    @MethodSource("events")
    void examplesObeyAndAConsumerMeetsAFieldItDoesNotKnow(EventContract event) {
        // given
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(event.schema().toString(), InputFormat.JSON);

        // then
        for (JsonNode example : List.of(event.example(), event.exampleWithUnknownField())) {
            assertThat(schema.validate(
                            example.toString(),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .isEmpty();
        }
        assertThat(unknown(event.example(), event)).isEmpty();
        assertThat(unknown(event.exampleWithUnknownField(), event)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void factsHaveNoFieldForWhatIsPersonal(EventContract event) {
        if (!event.isState()) {
            assertThat(Fields.of(event.schema()).keySet())
                    .filteredOn(path -> isPersonal(path) && !NAMES_OF_THINGS.contains(event.type() + " " + path))
                    .isEmpty();
        }
    }

    @Test
    void noPermissionOutlivesItsField() {
        List<String> fields = new ArrayList<>();
        events().forEach(event ->
                Fields.of(event.schema()).keySet().forEach(path -> fields.add(event.type() + " " + path)));
        assertThat(fields).containsAll(NAMES_OF_THINGS);
    }

    @Test
    void everyTypeHasItsTopicAndEveryTopicItsTypes() {
        // given
        Set<String> topics = new TreeSet<>();
        TopicContract.all().stream()
                .filter(topic -> !topic.isDeadLetter())
                .forEach(topic -> topics.add(topic.name() + " of " + topic.producer()));

        // when
        Set<String> topicsOfTypes = new TreeSet<>();
        events().forEach(event -> topicsOfTypes.add(event.topic() + " of " + event.producer()));

        // then
        assertThat(topicsOfTypes).isEqualTo(topics);
    }

    @Test
    void noTwoTypesAreTitledAlike() {
        assertThat(events().stream().map(EventContract::title)).doesNotHaveDuplicates();
    }

    /** {@code $.sender.givenName} is personal by its last word. */
    private static boolean isPersonal(String path) {
        String field = path.substring(path.lastIndexOf('.') + 1).replace("[*]", "");
        return Arrays.stream(field.split("(?=[A-Z])"))
                .anyMatch(word -> PERSONAL.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static List<String> unknown(JsonNode example, EventContract event) {
        List<String> unknown = new ArrayList<>();
        example.fieldNames().forEachRemaining(name -> {
            if (!event.schema().path("properties").has(name)) {
                unknown.add(name);
            }
        });
        return unknown;
    }
}
