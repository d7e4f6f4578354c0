package dev.kontor.e2e.volume;

import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A base of a size that nobody waits for over HTTP: organisations that the service has registered, multiplied in its database together with
 * the messages that it wrote about them.
 */
final class ManyOrganisations {
    private static final int MODELS = 20;
    private static final String MULTIPLY = """
            with made as materialized (
              select n, o.id as model, uuidv7() as id, o.name || ' ' || ? || '-' || n as name
              from generate_series(0, ? - 1) as n join unnest(?::uuid[]) with ordinality as m (id, place) on m.place - 1 = n % ?
                join organisation o on o.id = m.id),
            rows as (
              insert into organisation
              select (jsonb_populate_record(o, jsonb_build_object('id', made.id, 'name', made.name, 'search_text', lower(made.name)))).*
              from made join organisation o on o.id = made.model)
            insert into outbox (id, topic, subject, type, source, time, dataschema, aggregateversion, correlationid, causationid, actor,
              transactionsequence, transactionsize, payload)
            select uuidv7(), m.topic, made.id::text, m.type, m.source, m.time, m.dataschema, m.aggregateversion, m.correlationid, m.causationid,
              m.actor, row_number() over (order by made.n, m.position), count(*) over (),
              case when m.topic like '%.state' then (m.payload::jsonb || jsonb_build_object('id', made.id, 'name', made.name))::text
                else m.payload end
            from made join outbox m on m.subject = made.model::text
            order by made.n, m.position
            """;

    private final Platform platform;
    private final List<String> models = new ArrayList<>();

    ManyOrganisations(Platform platform) {
        this.platform = platform;
        Session session = platform.as("admin");
        for (int i = 0; i < MODELS; i++) {
            models.add(session.post("/organisations?allowDuplicate=true", model(i))
                    .path("id")
                    .asText());
        }
    }

    /** Fields with and without a value, and text of several scripts. */
    private static Map<String, Object> model(int i) {
        if (i % 2 == 0) {
            return Map.of("name", "Модель \"" + i + "\" عميل");
        }
        return Map.of(
                "name",
                "Ķekavas paraugs " + i,
                "industry",
                "retail",
                "country",
                "LV",
                "employees",
                i,
                "phones",
                List.of(Map.of("number", "+371 6700 " + (1000 + i), "type", "work")),
                "externalIds",
                List.of(Map.of("system", "model", "id", Integer.toString(i))));
    }

    /** Commits so many more in one transaction; blocks. */
    void commit(int count, int transaction) throws SQLException {
        try (Connection connection = platform.database("contacts");
                PreparedStatement statement = connection.prepareStatement(MULTIPLY)) {
            statement.setInt(1, transaction);
            statement.setInt(2, count);
            statement.setArray(3, connection.createArrayOf("uuid", models.toArray()));
            statement.setInt(4, MODELS);
            statement.executeUpdate();
        }
    }

    /** So many that nobody has changed since, in no order. */
    List<String> some(int count) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = platform.database("contacts");
                PreparedStatement statement = connection.prepareStatement(
                        "select id from organisation tablesample system (60) where version = 1 and name ~ '-[0-9]+$' limit ?")) {
            statement.setInt(1, count);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }
}
