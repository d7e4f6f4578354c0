package dev.kontor.gateway.doc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ApiMergerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiMerger merger = new ApiMerger(JSON.createObjectNode());

    @Test
    void theSameComponentStandsOnce() {
        // when
        merger.add("contacts", service("people", "get", "{\"Money\":{\"type\":\"object\"}}"));
        merger.add("deals", service("deals", "list", "{\"Money\":{\"type\":\"object\"}}"));

        // then
        assertThat(merger.document().at("/components/schemas").properties()).hasSize(1);
        assertThat(merger.document().path("paths").properties()).hasSize(2);
    }

    @Test
    void componentsThatDifferAreToldApartWithAllThatPointToThem() {
        // given
        String page = "\"Page\":{\"items\":{\"$ref\":\"#/components/schemas/Item\"}}";
        merger.add("contacts", service("people", "get", "{\"Item\":{\"type\":\"string\"}," + page + "}"));

        // when
        merger.add("deals", service("deals", "list", "{\"Item\":{\"type\":\"number\"}," + page + "}"));

        // then
        JsonNode schemas = merger.document().at("/components/schemas");
        assertThat(schemas.path("Item").path("type").asText()).isEqualTo("string");
        assertThat(schemas.path("DealsItem").path("type").asText()).isEqualTo("number");
        assertThat(schemas.at("/Page/items/$ref").asText()).isEqualTo("#/components/schemas/Item");
        assertThat(schemas.at("/DealsPage/items/$ref").asText()).isEqualTo("#/components/schemas/DealsItem");
        assertThat(operation("deals").at("/responses/200/$ref").asText()).isEqualTo("#/components/schemas/DealsItem");
    }

    @Test
    void anOperationIdTakenTwiceGetsItsService() {
        merger.add("contacts", service("people", "list", "{}"));
        merger.add("deals", service("deals", "list", "{}"));
        assertThat(operation("people").path("operationId").asText()).isEqualTo("list");
        assertThat(operation("deals").path("operationId").asText()).isEqualTo("dealsList");
    }

    @Test
    void whatNeedsARoleNeedsTheToken() {
        // given
        ObjectNode secured = service("deals", "list", "{}");
        ((ObjectNode) secured.at("/paths/~1deals/get"))
                .putArray("security")
                .addObject()
                .putArray("SecurityScheme")
                .add("sales");

        // when
        merger.add("contacts", service("people", "get", "{}")).add("deals", secured);

        // then
        assertThat(operation("deals").path("security").toString()).isEqualTo("[{\"bearer\":[]}]");
        assertThat(operation("people").path("security").toString()).isEqualTo("[]");
    }

    @Test
    void aPathHasOneOwner() {
        merger.add("contacts", service("people", "get", "{}"));
        ObjectNode same = service("people", "other", "{}");
        assertThatThrownBy(() -> merger.add("deals", same)).hasMessage("deals claims get /people, which is taken");
    }

    private JsonNode operation(String path) {
        return merger.document().at("/paths/~1" + path + "/get");
    }

    private static ObjectNode service(String path, String operationId, String schemas) {
        try {
            return (ObjectNode) JSON.readTree(String.format(Locale.ROOT, """
                    {"openapi":"3.1.0","components":{"schemas":%s},"paths":{"/%s":{"get":{"operationId":"%s",
                     "responses":{"200":{"$ref":"#/components/schemas/Item"}}}}}}""", schemas, path, operationId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
