package dev.kontor.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ConnectorFileTest {
    @Test
    void leavesNoPlaceholderOpen() {
        for (KontorService service : KontorService.publishers()) {
            // when
            JsonNode config = ConnectorFile.of(Checkout.find(), service).filled(5432, "secret");
            // then
            assertThat(config.toString()).doesNotContain("${");
            assertThat(config.path("database.dbname").asText()).isEqualTo(service.word());
            assertThat(config.path("slot.name").asText()).isEqualTo("kontor_" + service.word());
            assertThat(config.path("database.password").asText()).isEqualTo("secret");
        }
    }
}
