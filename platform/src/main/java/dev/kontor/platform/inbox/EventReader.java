package dev.kontor.platform.inbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads an event's value into the consumer's own record of the fields it needs; fields it does not know are ignored. */
@Singleton
public class EventReader {
    private final ObjectMapper json;
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    EventReader(ObjectMapper json) {
        AnnotationIntrospector annotations = json.getDeserializationConfig().getAnnotationIntrospector();
        this.json =
                json.copy().setAnnotationIntrospector(AnnotationIntrospector.pair(new KnownFieldsAlone(), annotations));
    }

    public <T> T read(Received event, Class<T> type) {
        return read(event.type(), event.id().toString(), event.value(), type);
    }

    /**
     * The same for who knows the event otherwise.
     *
     * @param eventType of the event with this id, for the message when it cannot be read
     * @param value JSON; null is poison
     */
    public <T> T read(String eventType, String eventId, @Nullable String value, Class<T> type) {
        try {
            return readers.computeIfAbsent(type, json::readerFor).readValue(value);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Poison(eventType + " " + eventId + " cannot be read", e);
        }
    }

    /** Has unknown fields skipped; without the feature FAIL_ON_UNKNOWN_PROPERTIES each would be copied first, in case of a use for it. */
    private static final class KnownFieldsAlone extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated of) {
            return JsonIgnoreProperties.Value.forIgnoreUnknown(true);
        }
    }
}
