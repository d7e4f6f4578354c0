package dev.kontor.gateway.ask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * What a service said.
 *
 * @param status 0 when it did not answer in time
 */
public record Answer(int status, JsonNode body) {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    public static Answer none() {
        return new Answer(0, MissingNode.getInstance());
    }

    public boolean isOk() {
        return status == OK;
    }

    public boolean isForbidden() {
        return status == FORBIDDEN;
    }

    public boolean isNotFound() {
        return status == NOT_FOUND;
    }

    public @Nullable JsonNode record() {
        return isOk() ? body : null;
    }

    /** The items of a list. */
    public @Nullable JsonNode items() {
        return isOk() ? body.path("items") : null;
    }
}
