package dev.kontor.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaUrlsTest {
    @Test
    void schemasLieBelowTheGatewaysAddressWithOneSlash() {
        assertThat(SchemaUrls.below(URI.create("https://crm.example")))
                .isEqualTo("https://crm.example/api/v1/schemas/");
        assertThat(SchemaUrls.below(URI.create("http://a.example:81/kontor/")))
                .isEqualTo("http://a.example:81/kontor/api/v1/schemas/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/api", "crm.example", "mailto:a@b.example"})
    void whatIsNoAddressIsRefused(String address) {
        URI gateway = URI.create(address);
        assertThatThrownBy(() -> SchemaUrls.below(gateway))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kontor.public-url");
    }
}
