package dev.kontor.analytics.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.inbox.Poison;
import jakarta.inject.Singleton;

/** Reads a fact's value into a projection's own record of the fields it needs; fields it does not know are ignored. */
@Singleton
public class FactReader {
    private final ObjectMapper json;

    FactReader(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public <T> T read(IncomingFact fact, Class<T> type) {
        try {
            return json.readValue(fact.value(), type);
        } catch (JsonProcessingException e) {
            throw new Poison(fact.type() + " " + fact.id() + " cannot be read", e);
        }
    }
}
