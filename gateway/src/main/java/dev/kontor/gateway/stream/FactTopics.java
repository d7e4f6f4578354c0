package dev.kontor.gateway.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The topics of facts that {@code contracts/topics.yaml} knows; not those of state or dead letters. */
@Singleton
class FactTopics {
    private static final String CATALOGUE = "contracts/topics.yaml";
    private static final Pattern FACTS = Pattern.compile("kontor\\.[a-z-]+\\.(?!dead-letter$)[a-z-]+");

    private final Set<String> names = new TreeSet<>();

    FactTopics(ObjectMapper json) {
        try (InputStream in = FactTopics.class.getClassLoader().getResourceAsStream(CATALOGUE)) {
            if (in == null) {
                throw new IllegalStateException("The gateway was built without " + CATALOGUE);
            }
            for (JsonNode topic : json.copyWith(new YAMLFactory()).readTree(in).path("topics")) {
                String name = topic.path("name").asText();
                if (FACTS.matcher(name).matches()) {
                    names.add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> names() {
        return names;
    }
}
