package dev.kontor.platformtest.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platformtest.events.Fields.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventsLockTest {
    private static final Path LOCK = EventContract.CONTRACTS.resolve("events.lock.json");

    /** The switch writes additions to the lock. Whatever else changes needs a new version, or the lock's own line changed by hand. */
    @Test
    void withinAVersionThereAreOnlyAdditions() throws IOException {
        // given
        SortedMap<String, SortedMap<String, Field>> now = new TreeMap<>();
        EventContract.all().forEach(event -> now.put(event.type(), Fields.of(event.schema())));
        String locked = Files.exists(LOCK) ? Files.readString(LOCK) : "{}";

        // then
        assertThat(Additions.faults(EventsLock.read(locked), now))
                .as("changes that break consumers or make kept facts invalid")
                .isEmpty();
        Snapshot.verify(LOCK, EventsLock.write(now));
    }
}
