package dev.kontor.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads an event's value into the consumer's own record of the fields it needs; fields it does not know are ignored. */
@ApplicationScoped
public class EventReader {
    private final ObjectMapper json;

    EventReader(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public <T> T read(Received event, Class<T> type) {
        try {
            return json.readValue(event.value(), type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Poison(event.type() + " " + event.id() + " cannot be read", e);
        }
    }
}
