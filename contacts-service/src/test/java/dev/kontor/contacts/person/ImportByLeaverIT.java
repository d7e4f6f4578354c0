package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.contacts.person.RowOracle.Viewer;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was uploaded by somebody who has left by the time it is worked off. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class ImportByLeaverIT {
    private static final String SAME_JOB_AGAIN = """
            insert into import_job (id, collection, state, actor, owner_id, team, options, total, queued_at)
            select ?, collection, 'queued', actor, owner_id, team, options, total, now() from import_job where id = ?
            """;
    private static final String SAME_ROWS_OF_ANOTHER = """
            insert into import_block (job_id, number, rows)
            select ?, number, replace(rows, 'Before', 'After') from import_block where job_id = ?
            """;

    @Test
    void belongsToTheirTeam() throws SQLException {
        Viewer leaver = new Viewer(UUID.randomUUID(), List.of("north"));
        String token = Tokens.of("head").staff(leaver.id()).team("north").build();
        String job = given().auth()
                .oauth2(token)
                .multiPart(
                        "file",
                        "people.csv",
                        ("externalId,givenName\n" + leaver.id() + "-Before,Before\n").getBytes(StandardCharsets.UTF_8),
                        "text/csv")
                .post("/api/v1/people/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(awaitPerson(leaver, "Before"))
                .containsEntry("ownerId", leaver.id().toString());

        try (Decisions decisions = new Decisions()) {
            decisions.employ(leaver.id(), "{\"id\":\"" + leaver.id() + "\",\"active\":false,\"roles\":[\"head\"]}");
            await().until(() ->
                    given().auth().oauth2(token).get("/api/v1/people").statusCode() == 403);
            repeat(job);

            assertThat(awaitPerson(leaver, "After"))
                    .containsEntry("team", "north")
                    .doesNotContainKey("ownerId");
        }
    }

    /** As if it had been waiting all the time. */
    private static void repeat(String job) throws SQLException {
        UUID again = UUID.randomUUID();
        try (Connection connection = OutboxDrain.connect()) {
            connection.setAutoCommit(false);
            for (String copy : List.of(SAME_JOB_AGAIN, SAME_ROWS_OF_ANOTHER)) {
                try (PreparedStatement insert = connection.prepareStatement(copy)) {
                    insert.setObject(1, again);
                    insert.setObject(2, UUID.fromString(job));
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    private static Map<String, Object> awaitPerson(Viewer leaver, String name) {
        String filter = "externalIds has \"" + PersonRow.SYSTEM + ":" + leaver.id() + "-" + name + "\"";
        List<Map<String, Object>> found = await().until(
                        () -> given().auth()
                                .oauth2(Tokens.administrator())
                                .queryParam("filter", filter)
                                .get("/api/v1/people")
                                .jsonPath()
                                .getList("items"),
                        people -> people != null && people.size() == 1);
        return found.getFirst();
    }
}
