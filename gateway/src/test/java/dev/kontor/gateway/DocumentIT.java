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

    @Test
    void schemasAreFoundByEventType() {
        assertThat(body("/api/v1/schemas/kontor.deals.deal.won.v1")).contains("$schema");
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
