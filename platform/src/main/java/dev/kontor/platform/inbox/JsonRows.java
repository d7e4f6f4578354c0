package dev.kontor.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * Many rows as one parameter of one statement, to be taken apart by {@code jsonb_to_recordset(cast(cast(?1 as text) as jsonb))}: as text
 * first, for the driver would send a string for jsonb as a JSON string.
 */
@ApplicationScoped
public class JsonRows {
    private final ObjectMapper json;

    JsonRows(ObjectMapper json) {
        this.json = json;
    }

    public String of(Collection<? extends Record> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
