package dev.kontor.gateway.doc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.ProblemDocument;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCatalogueTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ErrorCatalogue catalogue = new ErrorCatalogue(new Contracts(JSON));

    @ParameterizedTest
    @EnumSource(GatewayError.class)
    void everyErrorOfTheGatewayStandsInTheCatalogue(GatewayError error) {
        ErrorEntry entry = catalogue.find(error.code()).orElseThrow();
        assertThat(entry.status()).isEqualTo(error.status());
        assertThat(entry.title()).isEqualTo(error.title());
    }

    @Test
    void entriesAreComplete() {
        assertThat(catalogue.entries()).allSatisfy(entry -> {
            assertThat(entry.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(entry.status()).isBetween(400, 599);
            assertThat(entry.title()).isNotBlank();
            assertThat(entry.advice()).isNotBlank();
        });
    }

    @Test
    void aProblemHasTheMembersThatServicesGiveTheirs() {
        // when
        JsonNode problem = JSON.valueToTree(ProblemDocument.of(GatewayError.NOT_FOUND, "detail"));

        // then
        assertThat(Stream.of("type", "title", "status", "code", "detail", "traceId")
                        .toList())
                .containsExactlyElementsOf(problem::fieldNames);
        assertThat(problem.path("type").asText()).isEqualTo("/api/v1/errors/not-found");
    }
}
