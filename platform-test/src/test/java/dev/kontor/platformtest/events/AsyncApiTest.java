package dev.kontor.platformtest.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    private static final List<TopicContract> TOPICS = TopicContract.all();
    private static final List<EventContract> EVENTS = EventContract.all();

    @Test
    void theCommittedDocumentSaysWhatTheContractsSay() {
        Snapshot.verify(EventContract.CONTRACTS.resolve("asyncapi.json"), AsyncApi.of(TOPICS, EVENTS));
    }

    @Test
    void everyTypeIsOnTheChannelOfItsTopicAndNowhereElse() throws IOException {
        // given
        JsonNode document = new ObjectMapper().readTree(AsyncApi.of(TOPICS, EVENTS));
        List<String> onChannels = new ArrayList<>();

        // when
        for (Map.Entry<String, JsonNode> channel : document.path("channels").properties()) {
            channel.getValue().path("messages").forEach(message -> {
                String reference = message.path("$ref").asText().substring(1);
                onChannels.add(channel.getKey() + " "
                        + document.at(reference).path("name").asText());
            });
        }

        // then
        List<String> ofSources = new ArrayList<>();
        EVENTS.forEach(event -> ofSources.add(event.topic() + " " + event.type()));
        TOPICS.stream().filter(TopicContract::isState).forEach(topic -> ofSources.add(topic.name() + " tombstone"));
        TOPICS.stream()
                .filter(TopicContract::isDeadLetter)
                .forEach(topic -> ofSources.add(topic.name() + " dead-letter"));
        assertThat(onChannels).containsExactlyInAnyOrderElementsOf(ofSources);
        assertThat(document.findValuesAsText("$ref"))
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
    }

    @Test
    void theHeadersAreThoseThatTheConnectorWrites() throws IOException {
        // given
        String placement = new ObjectMapper()
                .readTree(EventContract.CONTRACTS
                        .resolveSibling("deploy/connect/outbox.json")
                        .toFile())
                .path("config")
                .path("transforms.outbox.table.fields.additional.placement")
                .asText();

        // then
        assertThat(Stream.of(placement.split(",")).map(column -> column.split(":")[2]))
                .containsExactlyInAnyOrderElementsOf(EventHeaders.all().stream()
                        .map(EventHeaders.Header::name)
                        .toList());
    }

    /** The validator leaves examples alone. */
    @Test
    void everyExampleObeysWhatItsMessageSays() throws IOException {
        // given
        JsonNode components =
                new ObjectMapper().readTree(AsyncApi.of(TOPICS, EVENTS)).path("components");
        JsonNode everyHeader = components.at("/messageTraits/cloudEvent/headers");

        for (EventContract event : EVENTS) {
            // when
            JsonNode message = components.path("messages").path(event.type());
            JsonNode example = message.at("/examples/0");

            // then
            assertThat(faults(everyHeader, example.path("headers"))).isEmpty();
            assertThat(faults(message.path("headers"), example.path("headers"))).isEmpty();
            assertThat(faults(components.path("schemas").path(event.type()), example.path("payload")))
                    .isEmpty();
        }
    }

    private static List<?> faults(JsonNode schema, JsonNode document) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(
                        document.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    @Test
    void everyServiceSendsWhatItPublishesAndReceivesWhatItReads() throws IOException {
        JsonNode operations =
                new ObjectMapper().readTree(AsyncApi.of(TOPICS, EVENTS)).path("operations");
        for (TopicContract topic : TOPICS) {
            List<String> services = new ArrayList<>(List.of(topic.producer() + " send"));
            topic.consumers().forEach(consumer -> services.add(consumer + " receive"));
            assertThat(operations.properties().stream()
                            .filter(operation -> operation.getKey().endsWith("." + topic.name()))
                            .map(operation -> operation
                                            .getValue()
                                            .at("/tags/0/name")
                                            .asText() + " "
                                    + operation.getValue().path("action").asText()))
                    .as(topic.name())
                    .containsExactlyInAnyOrderElementsOf(services);
        }
    }
}
