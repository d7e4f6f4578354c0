package dev.kontor.platformtest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rebuilds of one projection of the service under test, over HTTP, and what its tables hold. */
public final class Rebuilding {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(50);

    private final String service;
    private final String projection;

    public Rebuilding(String service, String projection) {
        this.service = service;
        this.projection = projection;
    }

    public Response start(String role) {
        return as(role).post(path());
    }

    public Response acceptDifferences(String role) {
        return as(role).post(path() + "/switch");
    }

    public Response abandon(String role) {
        return as(role).delete(path());
    }

    public Response list(String role) {
        return as(role).get("/api/v1/rebuilds/" + service);
    }

    /** The last rebuild as it is told now; empty if there was none. */
    public Map<String, Object> state() {
        JsonPath list = list("administrator").jsonPath();
        return list.getMap("items.find { it.projection == '" + projection + "' }");
    }

    /** Waits for the rebuild to come to this phase. */
    public Map<String, Object> awaitPhase(String phase) {
        return await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(this::state, state -> phase.equals(state.get("phase")));
    }

    /** Begins one and waits for the phase. */
    public Map<String, Object> runTo(String phase) {
        start("administrator").then().statusCode(202);
        return awaitPhase(phase);
    }

    /** A rebuild whose differences are accepted: whatever other tests have done to the tables, they now hold what the topics tell. */
    public void repair() {
        start("administrator").then().statusCode(202);
        String phase = await().atMost(PATIENCE)
                .until(() -> String.valueOf(state().get("phase")), List.of("switched", "differs")::contains);
        if (phase.equals("differs")) {
            acceptDifferences("administrator").then().statusCode(202);
            awaitPhase("switched");
        }
    }

    /** Each row of a table as text, in order. */
    public static List<String> rows(String table) {
        return texts("select t::text from " + table + " t order by 1");
    }

    /** Everything that a migration may name: columns, constraints, indexes and settings of a table. */
    public static List<String> shape(String table) {
        return texts("select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' '"
                + " || coalesce(pg_get_expr(d.adbin, d.adrelid), '') from pg_attribute a"
                + " left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum"
                + " where a.attrelid = '" + table + "'::regclass and a.attnum > 0 and not a.attisdropped"
                + " union all select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = '"
                + table + "'::regclass"
                + " union all select pg_get_indexdef(indexrelid) from pg_index where indrelid = '" + table
                + "'::regclass"
                + " union all select relname || coalesce(reloptions::text, '') from pg_class where oid = '" + table
                + "'::regclass order by 1");
    }

    public static List<String> texts(String sql) {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void run(String sql) {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String path() {
        return "/api/v1/rebuilds/" + service + "/" + projection;
    }

    private static io.restassured.specification.RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role).build());
    }
}
