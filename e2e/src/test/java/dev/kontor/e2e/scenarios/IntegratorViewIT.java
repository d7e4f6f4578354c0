package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/integration.md promises to somebody who has nothing of ours: its commands as they stand there, and its Java. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class IntegratorViewIT {
    private static final Path ROOT = Path.of(System.getProperty("kontor.root"));
    private static final Guide GUIDE = Guide.of(ROOT.resolve("docs/integration.md"));
    private static final Path THIS_SOURCE = ROOT.resolve("e2e/src/test/java")
            .resolve(IntegratorViewIT.class.getName().replace('.', '/') + ".java");
    private static final Pattern HEADER = Pattern.compile("(ce_[a-z]+|content-type|traceparent):([^,]*)");

    private static Platform platform;
    private static String deal;
    private static JsonNode asyncApi;

    /** What an integrator does with an event; false when no more are wanted. */
    private interface Yours {
        boolean takes(CloudEvent event);
    }

    @BeforeAll
    static void aDealIsWon() {
        platform = Platform.shared();
        Session admin = platform.as("admin");
        String pipeline =
                admin.get("/pipelines").path("items").get(0).path("id").asText();
        String person = admin.post("/people", Map.of("familyName", "Integrator"))
                .path("id")
                .asText();
        deal = admin.post(
                        "/deals",
                        Map.of(
                                "title",
                                "Seen from outside",
                                "pipelineId",
                                pipeline,
                                "personId",
                                person,
                                "amount",
                                Map.of("amount", "100.00", "currency", "EUR")))
                .path("id")
                .asText();
        admin.post("/deals/" + deal + "/win", Map.of());
        asyncApi = Json.read(
                platform.send("GET", "/api/v1/asyncapi.json", null, null).body());
    }

    @Test
    void theConsoleConsumerShowsCloudEvents() throws IOException, InterruptedException {
        // when
        KontorProcess.Result seen = GUIDE.runs(platform, "ConsoleConsumer");

        // then
        assertThat(seen.exitCode()).as(seen.err()).isZero();
        String[] columns = seen.out().strip().split("\t");
        assertThat(columns).as(seen.out()).hasSize(3);
        ObjectNode headers = headers(columns[0]);
        assertThat(faults(asyncApi.at("/components/messageTraits/cloudEvent/headers"), headers))
                .as(columns[0])
                .isEmpty();
        String type = headers.path("ce_type").asText();
        assertThat(faults(asyncApi.at("/components/messages").path(type).path("headers"), headers))
                .isEmpty();
        assertThat(columns[1]).isEqualTo(headers.path("ce_subject").asText());
        assertThat(faults(asyncApi.at("/components/schemas").path(type), Json.read(columns[2])))
                .isEmpty();
    }

    @Test
    void aCloudEventsSdkReadsFactsThatObeyTheSchemaTheyName() {
        // given
        List<CloudEvent> ofTheDeal = new ArrayList<>();

        // when
        read(broker(), List.of("kontor.deals.deal"), event -> {
            if (deal.equals(event.getSubject())) {
                ofTheDeal.add(event);
            }
            return ofTheDeal.size() < 2;
        });

        // then
        assertThat(ofTheDeal)
                .extracting(CloudEvent::getType)
                .containsExactly("kontor.deals.deal.opened.v1", "kontor.deals.deal.won.v1");
        for (CloudEvent event : ofTheDeal) {
            assertThat(UUID.fromString(event.getId()).version()).isEqualTo(7);
            assertThat(event.getSource()).hasToString("/deals");
            assertThat(event.getTime()).isNotNull();
            assertThat(event.getDataSchema())
                    .asString()
                    .isEqualTo(platform.credentials().gatewayUrl() + "/api/v1/schemas/" + event.getType());
            assertThat(event.getExtension("correlationid")).isNotNull();
            assertThat(schemaOf(event).validate(data(event), InputFormat.JSON)).isEmpty();
        }
        assertThat(ofTheDeal)
                .extracting(event -> event.getExtension("aggregateversion"))
                .containsExactly("1", "2");
    }

    /** All that the platform has said until now, by every service. */
    @Test
    void everyEventOnEveryTopicObeysTheSchemaItNames() {
        // given
        Map<String, Schema> schemas = new HashMap<>();
        List<String> faults = new ArrayList<>();

        // when
        long read = 0;
        for (CloudEvent event : everything()) {
            read++;
            Schema schema = schemas.computeIfAbsent(event.getType(), type -> schemaOf(event));
            if (event.getData() != null
                    && !schema.validate(data(event), InputFormat.JSON).isEmpty()) {
                faults.add(event.toString());
            }
        }

        // then
        System.out.println("Read by the CloudEvents SDK: " + read + " events of " + schemas.size() + " types");
        assertThat(schemas).containsKeys("kontor.contacts.person.state.v1", "kontor.deals.deal.won.v1");
        assertThat(faults).isEmpty();
    }

    @Test
    void theGuidesCommandsShowASchemaAndTheDescriptionOfAllEvents() throws IOException, InterruptedException {
        // when
        JsonNode schema = Json.read(GUIDE.runs(platform, "/api/v1/schemas/").out());
        JsonNode description =
                Json.read(GUIDE.runs(platform, "/api/v1/asyncapi.json").out());

        // then
        assertThat(schema.path("$id").asText()).endsWith("kontor.deals.deal.opened.v1");
        assertThat(description).isEqualTo(asyncApi);
        assertThat(description.path("asyncapi").asText()).startsWith("3.");
        assertThat(description.path("channels").has("kontor.deals.deal")).isTrue();
        assertThat(GUIDE.commands()).as("commands of the guide, each run above").hasSize(3);
    }

    @Test
    void thePageOnIntegrityShowsSumsOfTheBaseAndItsCopies() throws IOException, InterruptedException {
        // when
        JsonNode sums = Json.read(Guide.of(ROOT.resolve("docs/integrity.md"))
                .runs(platform, "/api/v1/integrity/person")
                .out());

        // then
        assertThat(sums.path("type").asText()).isEqualTo("person");
        assertThat(sums.at("/holdings/0/kind").asText()).isEqualTo("base");
        assertThat(sums.at("/holdings/0/hours")).isNotEmpty();
    }

    @Test
    void theGuidesJavaIsTheOneThatRunsHere() throws IOException {
        assertThat(Files.readString(THIS_SOURCE))
                .containsIgnoringWhitespaces(GUIDE.blocks("java").getFirst());
    }

    private static void read(String broker, List<String> topics, Yours yours) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker, "group.id", "my-copy", "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, CloudEvent> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new CloudEventDeserializer())) {
            consumer.subscribe(topics);
            boolean goesOn = true;
            while (goesOn) {
                for (ConsumerRecord<String, CloudEvent> record : consumer.poll(Duration.ofSeconds(1))) {
                    goesOn &= yours.takes(record.value());
                }
            }
        }
    }

    /** The events of all topics that hold any, from their beginning to where they end now. */
    private static List<CloudEvent> everything() {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, CloudEvent> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new CloudEventDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .filter(partition -> asyncApi.path("channels").has(partition.topic())
                            && !partition.topic().endsWith(".dead-letter"))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<CloudEvent> events = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> events.add(record.value()));
            }
            return events;
        }
    }

    /** {@code ce_id:…,ce_type:…}, where a header without a value shows as null. */
    private static ObjectNode headers(String printed) {
        ObjectNode headers = Json.object();
        for (MatchResult header : HEADER.matcher(printed).results().toList()) {
            String value = header.group(2);
            headers.put(header.group(1), "null".equals(value) ? null : value);
        }
        return headers;
    }

    private static Schema schemaOf(CloudEvent event) {
        URI url = platform.credentials().gatewayUrl().resolve(Objects.requireNonNull(event.getDataSchema()));
        HttpResponse<String> answer = platform.send("GET", url.getPath(), null, null);
        assertThat(answer.statusCode()).as(url.toString()).isEqualTo(200);
        return schema(answer.body());
    }

    private static List<?> faults(JsonNode schema, JsonNode document) {
        return schema(schema.toString()).validate(document.toString(), InputFormat.JSON);
    }

    private static Schema schema(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    private static String data(CloudEvent event) {
        return new String(Objects.requireNonNull(event.getData()).toBytes(), StandardCharsets.UTF_8);
    }

    private static String broker() {
        return platform.stack().kafka().bootstrapServers();
    }
}
