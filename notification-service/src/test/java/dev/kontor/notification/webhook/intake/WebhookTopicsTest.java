package dev.kontor.notification.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebhookTopicsTest {
    private static final Pattern NAME = Pattern.compile("name: (kontor\\.[a-z]+\\.[a-z-]+)[ ,]");

    @Test
    void everyTopicOfFactsIsReadButThoseThatWouldFeedOnThemselves() throws IOException {
        // given
        Path catalogue = Path.of(System.getProperty("kontor.root", "..")).resolve("contracts/topics.yaml");
        List<String> facts = NAME.matcher(Files.readString(catalogue))
                .results()
                .map(found -> found.group(1))
                .filter(topic -> !topic.contains(".dead-letter"))
                .filter(topic -> !List.of("kontor.notification.delivery", "kontor.notification.webhook")
                        .contains(topic))
                .toList();

        // when
        Properties settings = new Properties();
        try (InputStream file = WebhookTopicsTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }

        // then
        assertThat(facts).hasSizeGreaterThan(10);
        assertThat(settings.getProperty("mp.messaging.incoming.webhook-facts.topics")
                        .split(","))
                .filteredOn(topic -> !topic.contains(".dead-letter"))
                .containsExactlyInAnyOrderElementsOf(facts);
    }
}
