package dev.kontor.e2e.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code contracts/access-policy.json} as a reader understands it, without a line of the platform's code. */
final class MatrixPolicy {
    private final JsonNode entities;

    MatrixPolicy() {
        try {
            entities = Json.read(Files.readString(Path.of("..", "contracts", "access-policy.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far a role reaches: none, own, team, subtree or all. */
    String scope(String role, String permission) {
        List<String> parts = List.of(permission.split(":"));
        JsonNode scopes = entities.path(parts.getFirst()).path("actions").path(parts.getLast());
        if (scopes.isMissingNode()) {
            throw new IllegalStateException("The policy does not know " + permission);
        }
        for (Map.Entry<String, JsonNode> scope : scopes.properties()) {
            for (JsonNode named : scope.getValue()) {
                if (named.asText().equals(role)) {
                    return scope.getKey();
                }
            }
        }
        return "none";
    }

    /** Whether a role may see a field of an entity, but not change it. */
    boolean isReadOnly(String role, String entity, String field) {
        for (JsonNode named : entities.path(entity).path("fields").path(field).path("read-only")) {
            if (named.asText().equals(role)) {
                return true;
            }
        }
        return false;
    }
}
