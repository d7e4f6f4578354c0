package dev.kontor.gateway.doc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The folder {@code contracts/} as it was when this gateway was built. */
@Singleton
class Contracts {
    private static final String ROOT = "contracts/";

    private final ObjectMapper json;

    Contracts(ObjectMapper json) {
        this.json = json;
    }

    /** The committed OpenAPI document of a service; empty when it has none yet. */
    Optional<ObjectNode> openApi(String service) {
        return read("openapi/" + service + ".json")
                .map(bytes -> parse(bytes, new TypeReference<>() {}, new JsonFactory()));
    }

    List<ErrorEntry> errors() {
        return read("errors.yaml")
                .map(bytes -> parse(bytes, new TypeReference<List<ErrorEntry>>() {}, new YAMLFactory()))
                .orElseThrow(() -> new IllegalStateException("The gateway was built without contracts/errors.yaml"));
    }

    /** The AsyncAPI document of all topics and events. */
    byte[] asyncApi() {
        return read("asyncapi.json")
                .orElseThrow(() -> new IllegalStateException("The gateway was built without contracts/asyncapi.json"));
    }

    /** The JSON Schema of one version of an event. All parts must be plain words: they become a path. */
    Optional<byte[]> eventSchema(String service, String event, String version) {
        return read("events/" + service + "/" + event + "/" + version + ".schema.json");
    }

    private <T> T parse(byte[] bytes, TypeReference<T> type, JsonFactory format) {
        try {
            return json.copyWith(format).readValue(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream in = Contracts.class.getClassLoader().getResourceAsStream(ROOT + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
