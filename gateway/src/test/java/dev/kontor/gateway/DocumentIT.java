package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DocumentIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONTRACTS = Path.of(System.getProperty("kontor.root"), "contracts");

    @Test
    void theMergedDescriptionIsValid() throws IOException {
        // when
        String text = body("/api/v1/openapi.json");

        // then
        OpenAPI api = SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false)
                .withCustomStaticFile(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .build()
                .model();
        assertThat(api.getOpenapi()).isEqualTo("3.1.0");
        assertThat(api.getPaths().getPathItems()).containsKey("/api/v1/overview/people/{id}");
        assertThat(api.getComponents().getSecuritySchemes()).containsOnlyKeys("bearer");
        JsonNode document = JSON.readTree(text);
        assertThat(document.findValuesAsText("operationId")).doesNotHaveDuplicates();
        assertThat(danglingReferences(document)).isEmpty();
    }

    @Test
    void everyServiceThatHasADescriptionIsInIt() throws IOException {
        // given
        List<String> paths = new ArrayList<>();
        JSON.readTree(body("/api/v1/openapi.json")).path("paths").fieldNames().forEachRemaining(paths::add);

        // then
        try (var files = Files.list(CONTRACTS.resolve("openapi"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                JSON.readTree(file.toFile())
                        .path("paths")
                        .fieldNames()
                        .forEachRemaining(
                                path -> assertThat(paths).as("%s", file).contains(path));
            }
        }
    }

    /** {@code -Dkontor.contracts.update=true} writes it. */
    @Test
    void theGatewaysOwnDescriptionIsTheCommittedOne() throws IOException {
        // given
        Path snapshot = CONTRACTS.resolve("openapi/gateway.json");

        // when
        String now = Caller.get(Surroundings.realm().token("administrator"), "/q/openapi?format=json")
                .body();
        String pretty =
                JSON.copy().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(JSON.readTree(now)) + "\n";
        if (Boolean.getBoolean("kontor.contracts.update")) {
            Files.writeString(snapshot, pretty);
        }

        // then
        assertThat(pretty).isEqualTo(Files.readString(snapshot));
    }

    @Test
    void errorsAreExplainedToProgramsAndToPeople() {
        assertThat(body("/api/v1/errors/stale-write")).contains("\"status\":412", "\"advice\"");
        HttpResponse<String> page = Caller.send(Caller.to("/api/v1/errors/stale-write")
                .header("Accept", "text/html")
                .GET());
        assertThat(page.body()).startsWith("<!doctype html>").contains("stale-write");
    }

    /** The URL is what {@code ce_dataschema} names: {@code /api/v1/schemas/<ce_type>}. */
    @Test
    void theSchemaOfEveryEventIsServedWhereItsIdSays() throws IOException {
        // given
        List<Path> schemas;
        try (Stream<Path> files = Files.walk(CONTRACTS.resolve("events"))) {
            schemas = files.filter(file -> file.toString().endsWith(".schema.json"))
                    .toList();
        }
        assertThat(schemas).hasSizeGreaterThan(50);
        for (Path schema : schemas) {
            Path folder = schema.getParent();
            String url = "/api/v1/schemas/kontor." + folder.getParent().getFileName() + "." + folder.getFileName() + "."
                    + schema.getFileName().toString().replace(".schema.json", "");

            // when
            HttpResponse<String> answer = Caller.send(Caller.to(url).GET());

            // then
            assertThat(answer.statusCode()).as(url).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/schema+json");
            assertThat(answer.body()).isEqualTo(Files.readString(schema));
            assertThat(JSON.readTree(answer.body()).path("$id").asText()).isEqualTo(url);
        }
    }

    @Test
    void eventsAreDescribedToAnybodyAsCommitted() throws IOException {
        assertThat(body("/api/v1/asyncapi.json")).isEqualTo(Files.readString(CONTRACTS.resolve("asyncapi.json")));
        assertThat(body("/api/v1")).contains("\"events\":\"/api/v1/asyncapi.json\"");
    }

    @Test
    void anUnknownEventTypeIsNotFound() {
        for (String type : List.of("kontor.deals.deal.won.v99", "kontor.deals.deal..v1", "x")) {
            AccessIT.assertProblem(
                    Caller.send(Caller.to("/api/v1/schemas/" + type).GET()), 404, "not-found");
        }
    }

    @Test
    void swaggerUiShowsTheMergedDescription() {
        HttpResponse<String> page = Caller.send(Caller.to("/api/v1/docs/").GET());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/api/v1/openapi.json");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'");
    }

    private static String body(String path) {
        HttpResponse<String> answer = Caller.send(Caller.to(path).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> danglingReferences(JsonNode document) {
        return document.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith("#"))
                .filter(reference -> document.at(reference.substring(1)).isMissingNode())
                .distinct()
                .toList();
    }
}
