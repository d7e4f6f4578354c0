package dev.kontor.contacts.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.platformtest.AuditTrail;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The audit trail as an auditor sees it, and the database behind it as its owner does. */
final class Trail {
    static final String ADDRESS = "198.51.100.7";
    static final String ENTRIES = "/api/v1/audit/contacts/entries";
    private static final String CHAIN = "/api/v1/audit/contacts/chain";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SEALING = "hashtextextended('audit_seal', 0)";

    private Trail() {}

    /** A person; the id. */
    static String register(String body) {
        return request("sales", Tokens.DEFAULT_STAFF)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** From {@link #ADDRESS}. */
    static RequestSpecification request(String role, UUID staff) {
        return given().auth().oauth2(Tokens.of(role).staff(staff).build()).header("X-Forwarded-For", ADDRESS);
    }

    static Response search(String role, String filter) {
        return given().auth()
                .oauth2(Tokens.of(role).build())
                .queryParam("filter", filter)
                .queryParam("sort", "seq")
                .queryParam("limit", 500)
                .get(ENTRIES);
    }

    static List<Map<String, Object>> entries(String filter, int count) {
        return AuditTrail.entries(filter, count);
    }

    static JsonPath chain(long after) {
        return given().auth()
                .oauth2(Tokens.of("integrator").build())
                .queryParam("after", after)
                .get(CHAIN)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static List<Long> broken() {
        return chain(0).getList("broken", Long.class);
    }

    static int statusOfChain(String role) {
        return given().auth().oauth2(Tokens.of(role).build()).get(CHAIN).statusCode();
    }

    /** Waits until nothing is left to be sealed. */
    static void settle() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(texts("select id from audit_raw")).isEmpty());
    }

    static void run(String... statements) throws SQLException {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** In one go, as somebody would who hides what he did. */
    static void forge(String... statements) throws SQLException {
        List<String> all = new ArrayList<>(List.of("alter table audit_entry disable trigger append_only"));
        all.addAll(List.of(statements));
        all.add("alter table audit_entry enable trigger append_only");
        run(String.join("; ", all));
    }

    static List<String> texts(String select) throws SQLException {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** Nothing is sealed until it is closed. */
    static Connection pauseSealing() throws SQLException {
        Connection connection = OutboxDrain.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + SEALING + ")");
        }
        return connection;
    }
}
