package dev.kontor.gateway.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** Cursors for tests outside this package. */
public final class Cursors {
    private static final int PARTITIONS = 3;

    private Cursors() {}

    /** One that has not seen any fact of any topic, or claims to have seen so many in each partition. */
    public static String at(long offset) {
        TreeMap<String, Integer> topics = new TreeMap<>();
        new FactTopics(new ObjectMapper()).names().forEach(name -> topics.put(name, PARTITIONS));
        Positions positions = Positions.of(new Layout(topics), Map.of());
        for (int number = 0; number < positions.layout().size(); number++) {
            positions.set(number, offset);
        }
        return Cursor.of(positions);
    }
}
