package dev.kontor.local.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A projection and its last rebuild, as the service tells. */
public record RebuildState(
        String projection,
        String phase,
        long read,
        long total,
        long perSecond,
        long poison,
        List<Table> tables,
        String failure) {
    private static final Set<String> RUNNING = Set.of("loading", "indexing", "checking", "switching");
    private static final String NEVER = "never";

    /** A table beside its successor: rows of the successor, and those that one of the two has alone. */
    public record Table(String name, long rows, long onlyLive, long onlyNew) {}

    static RebuildState of(JsonNode item) {
        List<Table> tables = StreamSupport.stream(item.path("checks").spliterator(), false)
                .map(table -> new Table(
                        table.path("table").asText(),
                        table.path("rows").asLong(),
                        table.path("onlyLive").asLong(),
                        table.path("onlyNew").asLong()))
                .toList();
        return new RebuildState(
                item.path("projection").asText(),
                item.path("phase").asText(NEVER),
                item.path("read").asLong(),
                item.path("total").asLong(),
                item.path("perSecond").asLong(),
                item.path("poison").asLong(),
                tables,
                item.path("failure").asText(""));
    }

    /** It goes on without anybody's doing. */
    public boolean isRunning() {
        return RUNNING.contains(phase);
    }

    /** It waits for somebody to accept what differs. */
    public boolean differs() {
        return "differs".equals(phase);
    }

    public boolean isSwitched() {
        return "switched".equals(phase);
    }
}
