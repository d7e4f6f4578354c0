package dev.kontor.telephony.pbx.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a batch: as a whole it must be JSON with a list of events; each event may be bad by itself. */
@ApplicationScoped
class CallEventReader {
    private static final int MAX_EVENTS = 500;

    private final ObjectMapper json;
    private final Validator validator;

    CallEventReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @param event null when it cannot be read */
    record Read(@Nullable CallEvent event, @Nullable String id, List<FieldError> errors) {}

    List<Read> read(byte[] body) {
        List<JsonNode> events = batch(body);
        if (events.size() > MAX_EVENTS) {
            throw Problem.invalid("/events", "size", "must be " + MAX_EVENTS + " events at most");
        }
        return events.stream().map(this::read).toList();
    }

    private List<JsonNode> batch(byte[] body) {
        try {
            CallEventBatch batch = json.readValue(body, CallEventBatch.class);
            if (batch == null || batch.events() == null) {
                throw Problem.invalid("/events", "not-null", "must not be null");
            }
            return batch.events();
        } catch (IOException e) {
            throw Problem.of(PlatformError.MALFORMED_BODY, "Send {\"events\": [ … ]}");
        }
    }

    private Read read(JsonNode node) {
        String id = node.path("id").isTextual() ? node.path("id").textValue() : null;
        try {
            CallEvent event = json.treeToValue(node, CallEvent.class);
            if (event == null) {
                return unreadable(id, "", "must not be null");
            }
            List<FieldError> errors = validator.validate(event).stream()
                    .map(v -> new FieldError("/" + v.getPropertyPath(), "invalid", v.getMessage()))
                    .toList();
            return new Read(errors.isEmpty() ? event : null, id, errors);
        } catch (JsonMappingException e) {
            String field = e.getPath().isEmpty() ? "" : "/" + e.getPath().get(0).getFieldName();
            return unreadable(id, field, "cannot be read");
        } catch (JsonProcessingException e) {
            return unreadable(id, "", "cannot be read");
        }
    }

    private static Read unreadable(@Nullable String id, String pointer, String message) {
        return new Read(null, id, List.of(new FieldError(pointer, "unreadable", message)));
    }
}
