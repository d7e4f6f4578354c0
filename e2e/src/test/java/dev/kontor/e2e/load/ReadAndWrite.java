package dev.kontor.e2e.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.e2e.Platform;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One person read and one written through the gateway, beside what gateway and database do alone. */
final class ReadAndWrite {
    private static final double LEAST_READ = 0.12;
    private static final double LEAST_WRITE = 0.25;
    private static final String TABLES = """
            create table if not exists bench_person (like person including all);
            create table if not exists bench_outbox (like outbox including all);
            """;
    private static final String PERSON = """
            insert into bench_person (id, version, family_name, reach, numbers, addresses, external_keys, search_text, life_cycle,
              created_at, updated_at)
            values (?, 1, ?, '{"phones":[],"emails":[],"externalIds":[]}', '{}', '{}', '{}', ?, 'potential', now(), now())
            """;
    private static final String OUTBOX = """
            insert into bench_outbox (id, topic, subject, type, source, time, aggregateversion, correlationid, actor, transactionsequence,
              transactionsize, payload)
            values (?, 'bench', ?, 'bench', '/bench', '2026-01-01T00:00:00Z', '1', ?, 'bench', '1', '1', '{"lifeCycle":"potential"}')
            """;

    private ReadAndWrite() {}

    static List<Figure> measure(Platform platform, Effort effort, String bearer) throws Exception {
        URI gateway = platform.credentials().gatewayUrl();
        JsonNode person = platform.as("admin").post("/people", Map.of("givenName", "Bench", "familyName", "Person"));
        String path = "/api/v1/people/" + person.path("id").asText();
        double hello = ClosedLoop.rate(effort, () -> get(new RawHttp(gateway, bearer), "/api/v1"));
        double read = ClosedLoop.rate(effort, () -> get(new RawHttp(gateway, bearer), path));
        double raw = ClosedLoop.rate(effort, () -> twoInserts(platform));
        double write = ClosedLoop.rate(effort, () -> post(new RawHttp(gateway, bearer)));
        return List.of(
                Figure.ratio("GET person through the gateway / gateway hello", read, hello, "1/s", LEAST_READ),
                Figure.ratio("POST person through the gateway / raw two inserts", write, raw, "1/s", LEAST_WRITE));
    }

    private static ClosedLoop.Step get(RawHttp http, String path) {
        return () -> http.get(path) == 200;
    }

    private static ClosedLoop.Step post(RawHttp http) {
        return () -> http.post("/api/v1/people", "{\"familyName\":\"Bench " + UUID.randomUUID() + "\"}") == 201;
    }

    /**
     * The floor: the same two rows by the plain driver into tables alike, each pair in its transaction, over as many connections. The
     * tables are outside the publication, so that nothing of ours works while the floor is measured.
     */
    private static ClosedLoop.Step twoInserts(Platform platform) throws SQLException {
        Connection connection = platform.database("contacts");
        try (Statement tables = connection.createStatement()) {
            tables.execute(TABLES);
        }
        connection.setAutoCommit(false);
        PreparedStatement person = connection.prepareStatement(PERSON);
        PreparedStatement outbox = connection.prepareStatement(OUTBOX);
        return () -> {
            UUID id = UUID.randomUUID();
            person.setObject(1, id);
            person.setString(2, "Bench " + id);
            person.setString(3, "bench " + id);
            person.executeUpdate();
            outbox.setObject(1, UUID.randomUUID());
            outbox.setString(2, id.toString());
            outbox.setString(3, id.toString());
            outbox.executeUpdate();
            connection.commit();
            return true;
        };
    }
}
