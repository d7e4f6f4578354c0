package dev.kontor.gateway.overview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * What a service said.
 *
 * @param status 0 when it did not answer in time
 */
record Answer(int status, JsonNode body) {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    static Answer none() {
        return new Answer(0, MissingNode.getInstance());
    }

    boolean isOk() {
        return status == OK;
    }

    boolean isForbidden() {
        return status == FORBIDDEN;
    }

    boolean isNotFound() {
        return status == NOT_FOUND;
    }

    @Nullable
    JsonNode record() {
        return isOk() ? body : null;
    }

    /** The items of a list. */
    @Nullable
    JsonNode items() {
        return isOk() ? body.path("items") : null;
    }
}
