package dev.kontor.analytics.ingest;

import dev.kontor.platform.inbox.EventReader;
import jakarta.inject.Singleton;

/** Reads a fact's value into a projection's own record of the fields it needs; fields it does not know are ignored. */
@Singleton
public class FactReader {
    private final EventReader events;

    FactReader(EventReader events) {
        this.events = events;
    }

    public <T> T read(IncomingFact fact, Class<T> type) {
        return events.read(fact.type(), fact.id(), fact.value(), type);
    }
}
