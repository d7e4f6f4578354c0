package dev.kontor.contacts.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class AuditIT {
    @Test
    void aRevisionTellsWhoWhenWhereFromAndWhat() {
        // given
        UUID staff = Ids.next();
        UUID correlation = UUID.randomUUID();
        String person = Trail.register("{\"givenName\":\"Anna\",\"familyName\":\"Liepa\"}");

        // when
        Trail.request("administrator", staff)
                .header("X-Correlation-Id", correlation)
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"familyName\":\"Ozola\"}")
                .patch("/api/v1/people/" + person)
                .then()
                .statusCode(200);

        // then
        List<Map<String, Object>> entries = Trail.entries("recordId eq \"" + person + "\"", 2);
        assertThat(entries.getFirst())
                .containsEntry("entity", "person")
                .containsEntry("action", "create")
                .doesNotContainKeys("old", "part");
        assertThat(values(entries.getFirst(), "new"))
                .containsEntry("family_name", "Liepa")
                .containsEntry("version", 1)
                .doesNotContainKeys("search_text", "numbers", "birthday");
        Map<String, Object> revision = entries.getLast();
        assertThat(revision)
                .containsEntry("action", "update")
                .containsEntry("actor", "user:" + staff)
                .containsEntry("address", Trail.ADDRESS)
                .containsEntry("correlationId", correlation.toString())
                .containsEntry("traceId", "0af7651916cd43dd8448eb211c80319c")
                .containsEntry("old", Map.of("version", 1, "family_name", "Liepa"))
                .containsEntry("new", Map.of("version", 2, "family_name", "Ozola"))
                .containsKey("at");
        assertThat(Trail.entries("correlationId eq \"" + correlation + "\" and action eq \"update\"", 1))
                .containsExactly(revision);
        assertThat(Trail.entries("actor eq \"user:" + staff + "\" and at gt \"2020-01-01T00:00:00Z\"", 1))
                .containsExactly(revision);
        assertThat(Trail.entries("actor eq \"user:" + staff + "\" and at lt \"2020-01-01T00:00:00Z\"", 0))
                .isEmpty();
    }

    @Test
    void aPartIsToldUnderItsRecord() throws SQLException {
        // given
        String person = Trail.register("{\"givenName\":\"Part\"}");
        UUID affiliation = Ids.next();
        UUID organisation = Ids.next();
        Trail.run(
                "insert into organisation (id, version, name, reach, numbers, addresses, external_keys, search_text, created_at, updated_at)"
                        + " values ('" + organisation + "', 1, 'O', '{}', '{}', '{}', '{}', '', now(), now())",
                "insert into affiliation (id, person_id, organisation_id, role, main) values ('" + affiliation + "', '"
                        + person + "', '" + organisation + "', 'buyer', true)",
                "update affiliation set role = 'owner' where id = '" + affiliation + "'",
                "update affiliation set role = 'owner' where id = '" + affiliation + "'",
                "delete from person where id = '" + person + "'");

        // then
        List<Map<String, Object>> parts =
                Trail.entries("recordId eq \"" + person + "\" and part eq \"affiliation\"", 3);
        assertThat(parts).extracting(entry -> entry.get("action")).containsExactly("create", "update", "delete");
        assertThat(parts.get(1))
                .containsEntry("old", Map.of("id", affiliation.toString(), "role", "buyer"))
                .containsEntry("new", Map.of("id", affiliation.toString(), "role", "owner"));
        assertThat(Trail.entries("recordId eq \"" + person + "\" and action eq \"delete\"", 2))
                .as("the person, and by the foreign key the affiliation")
                .hasSize(2);
    }

    @Test
    void whatNoUseCaseWroteIsTheDatabaseRoles() throws SQLException {
        // given
        String person = Trail.register("{\"givenName\":\"Direct\"}");

        // when
        Trail.run("update person set given_name = 'Changed' where id = '" + person + "'");
        Trail.run("delete from person where id = '" + person + "'");

        // then
        List<Map<String, Object>> entries = Trail.entries("recordId eq \"" + person + "\"", 3);
        assertThat(entries.get(1))
                .containsEntry("actor", "database:contacts")
                .containsEntry("address", "127.0.0.1")
                .containsEntry("old", Map.of("given_name", "Direct"))
                .containsEntry("new", Map.of("given_name", "Changed"))
                .doesNotContainKey("correlationId");
        assertThat(entries.get(2)).containsEntry("action", "delete").doesNotContainKey("new");
        assertThat(values(entries.get(2), "old")).containsEntry("given_name", "Changed");
    }

    @Test
    void aTransactionOfSeveralRequestsTellsThemApart() throws SQLException {
        // given
        String one = Trail.register("{\"givenName\":\"One\"}");
        String other = Trail.register("{\"givenName\":\"Other\"}");

        // when
        Trail.run("begin; insert into audit_origin (record_id, actor, correlation_id) values ('" + other
                + "', 'system:other', '" + other + "'), ('" + one + "', 'system:one', '" + one + "');"
                + " update person set given_name = 'Both' where id in ('" + one + "', '" + other + "'); commit");

        // then
        assertThat(Trail.entries("recordId eq \"" + one + "\"", 2).getLast())
                .containsEntry("actor", "system:one")
                .containsEntry("correlationId", one);
        assertThat(Trail.entries("recordId eq \"" + other + "\"", 2).getLast())
                .containsEntry("actor", "system:other")
                .containsEntry("correlationId", other);
    }

    @Test
    void emptyingATableIsTold() throws SQLException {
        // given
        int before = Trail.texts("select id from audit_entry where record_id is null and part = 'affiliation'")
                .size();

        // when
        Trail.run("truncate affiliation");

        // then
        assertThat(Trail.entries("recordId eq null and part eq \"affiliation\"", before + 1))
                .last()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("actor", "database:contacts")
                        .containsEntry("new", Map.of("truncated", true)));
    }

    @Test
    void whatIsRolledBackLeavesNothing() throws SQLException {
        // given
        String person = Trail.register("{\"givenName\":\"Stays\"}");
        Trail.entries("recordId eq \"" + person + "\"", 1);

        // when
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update person set given_name = 'Goes' where id = '" + person + "'");
            connection.rollback();
        }
        Trail.run("update person set given_name = 'Comes' where id = '" + person + "'");

        // then
        assertThat(Trail.entries("recordId eq \"" + person + "\"", 2).getLast())
                .containsEntry("old", Map.of("given_name", "Stays"))
                .containsEntry("new", Map.of("given_name", "Comes"));
    }

    @Test
    void onlyAnAuditorSearches() {
        for (String role : List.of(
                "administrator", "head", "sales", "support", "marketing", "frontdesk", "field", "integrator", "pbx")) {
            assertThat(Trail.search(role, "seq gt 0").statusCode()).as(role).isEqualTo(403);
        }
        for (String role : List.of("head", "sales", "support", "marketing", "frontdesk", "field", "pbx")) {
            assertThat(Trail.statusOfChain(role)).as(role).isEqualTo(403);
        }
        assertThat(Trail.search("auditor", "seq gt 0").statusCode()).isEqualTo(200);
        assertThat(Trail.search("auditor", "oldValues like \"a\"").statusCode()).isEqualTo(400);
        given().get(Trail.ENTRIES).then().statusCode(401);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values(Map<String, Object> entry, String which) {
        return (Map<String, Object>) entry.get(which);
    }
}
