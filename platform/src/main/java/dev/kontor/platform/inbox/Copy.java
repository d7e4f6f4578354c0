package dev.kontor.platform.inbox;

import java.util.UUID;

/**
 * What a state topic tells of one record.
 *
 * @param state the consumer's own record of the fields it needs
 */
public record Copy<T>(Received event, T state) {
    public UUID id() {
        return event.subject();
    }

    public long version() {
        return event.aggregateVersion();
    }
}
