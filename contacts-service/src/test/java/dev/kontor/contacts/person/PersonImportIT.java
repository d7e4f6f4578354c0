package dev.kontor.contacts.person;

import static dev.kontor.contacts.person.Imports.administrator;
import static dev.kontor.contacts.person.Imports.errors;
import static dev.kontor.contacts.person.Imports.imported;
import static dev.kontor.contacts.person.Imports.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class PersonImportIT {
    private static final String PEOPLE = Imports.PEOPLE;
    private static final int BLOCK = 500;
    private static final int MANY_PEOPLE = 20_000;
    private static final String MANY = """
            insert into person (id, version, reach, numbers, addresses, external_keys, search_text, life_cycle, source, created_at, updated_at)
            select uuidv7(), 1, '{"phones":[],"emails":[],"externalIds":[]}', array['+3712' || n], array['many' || n || '@example.com'],
              array['import:many-' || n], 'many', 'potential', 'many', now(), now()
            from generate_series(1, MANY) as n
            """.replace("MANY", Integer.toString(MANY_PEOPLE));

    @Test
    void aFileIsImportedOnceHoweverOftenItIsSent() {
        // given
        String run = UUID.randomUUID().toString().substring(0, 8);
        String file = "\uFEFFexternalId;givenName;familyName;email\r\n"
                + run + "-1;Анна;Петрова;anna-" + run + "@example.com\r\n"
                + run + "-2;ليلى;حداد;layla-" + run + "@example.com\r\n"
                + run + "-3;\"Kārlis; junior\";Ozols;not an address\r\n";

        // when
        JsonPath first = imported(PEOPLE, file, null);
        JsonPath second = imported(PEOPLE, file, null);

        // then
        assertThat(first.getInt("created")).isEqualTo(2);
        assertThat(first.getInt("failed")).isEqualTo(1);
        assertThat(second.getInt("created")).isZero();
        assertThat(second.getInt("skipped")).isEqualTo(2);
        assertThat(errors(first)).contains("4,email,invalid,");
        String id = given().spec(administrator())
                .queryParam("q", "layla-" + run)
                .get("/api/v1/people")
                .path("items[0].id");
        assertThat(OutboxDrain.factsOf(id)).hasSize(1);
        assertThat(OutboxDrain.factsOf(id).get(0).name()).isEqualTo("registered");
    }

    @Test
    void everyMessageTellsWhichOfItsTransactionItIs() {
        // given
        String run = UUID.randomUUID().toString().substring(0, 8);
        String file = "externalId,givenName\n" + run + "-1,Anna\n" + run + "-2,Eva\n" + run + "-1,Anne\n";

        // when
        imported(PEOPLE, file, null);

        // then
        List<OutboxDrain.Published> published = Stream.of("Anne", "Eva")
                .map(name -> given().spec(administrator())
                        .queryParam(
                                "filter",
                                "externalIds has \"" + PersonRow.SYSTEM + ":" + run + "-" + ("Eva".equals(name) ? 2 : 1)
                                        + "\"")
                        .get("/api/v1/people"))
                .map(answer -> answer.<String>path("items[0].id"))
                .flatMap(id -> OutboxDrain.of(id).stream())
                .toList();
        assertThat(published).extracting(OutboxDrain.Published::name).hasSize(6);
        assertThat(published)
                .extracting(message -> message.place().transaction())
                .containsOnly(published.getFirst().place().transaction());
        assertThat(published).extracting(message -> message.place().size()).containsOnly(6);
        assertThat(published)
                .extracting(message -> message.place().sequence())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    @Test
    void mappingAliasesAndDefaultsSayHowToReadAFile() {
        // given
        String run = UUID.randomUUID().toString().substring(0, 8);
        UUID staff = UUID.randomUUID();
        try (Events events = new Events()) {
            events.send(
                    "kontor.activity.staff.state.v1",
                    staff,
                    1,
                    "{\"id\":\"" + staff + "\",\"version\":1,\"username\":\"u-" + run + "\",\"name\":\"U " + run
                            + "\",\"team\":\"riga\",\"active\":true}");
        }
        String options = "{\"mapping\":{\"givenName\":\"First name\",\"email\":\"Mail\"},"
                + "\"values\":{\"givenName\":{\"Bob\":\"Robert\"}},\"defaults\":{\"owner\":\"u-" + run
                + "\",\"language\":\"en\"}}";
        String file = "First name,Mail\nBob,bob-" + run + "@example.com\n";

        // when
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(imported(PEOPLE, file, options).getInt("failed"))
                        .isZero());

        // then
        given().spec(administrator())
                .queryParam("q", "bob-" + run)
                .get("/api/v1/people")
                .then()
                .body("items[0].givenName", equalTo("Robert"))
                .body("items[0].language", equalTo("en"))
                .body("items[0].ownerId", equalTo(staff.toString()))
                .body("items[0].team", equalTo("riga"));
    }

    @Test
    void whoeverHasLeftOwnsNothing() {
        // given
        UUID left = UUID.randomUUID();
        UUID here = UUID.randomUUID();
        try (Events events = new Events()) {
            for (UUID id : List.of(left, here)) {
                events.send(
                        "kontor.activity.staff.state.v1",
                        id,
                        1,
                        "{\"id\":\"" + id + "\",\"version\":1,\"username\":\"u-" + id + "\",\"name\":\"U " + id
                                + "\",\"team\":\"riga\",\"active\":" + id.equals(here) + "}");
            }
        }
        String person = given().spec(administrator())
                .contentType("application/json")
                .body("{\"givenName\":\"Owned\"}")
                .post("/api/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String organisation = given().spec(administrator())
                .contentType("application/json")
                .body("{\"name\":\"Owned " + left + "\"}")
                .post("/api/v1/organisations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        // when, then
        for (String path : List.of("/api/v1/people/" + person, "/api/v1/organisations/" + organisation)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> reassign(path, here).statusCode(200));
            reassign(path, left)
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/ownerId"))
                    .body("errors[0].code", equalTo("unknown-staff"));
        }
        String options = "{\"defaults\":{\"owner\":\"u-" + left + "\"}}";
        assertThat(imported(PEOPLE, "givenName\nNobody\n", options).getInt("failed"))
                .isEqualTo(1);
        assertThat(imported("/api/v1/organisations/imports", "name\nNobody's " + left + "\n", options)
                        .getInt("failed"))
                .isEqualTo(1);
    }

    private static ValidatableResponse reassign(String path, UUID owner) {
        return given().spec(administrator())
                .contentType("application/json")
                .body("{\"ownerId\":\"" + owner + "\"}")
                .post(path + "/reassign")
                .then();
    }

    @Test
    void aParentMayComeAfterItsChildAndPeopleFindTheirOrganisation() {
        // given
        String run = UUID.randomUUID().toString().substring(0, 8);

        // when
        JsonPath organisations = imported(
                "/api/v1/organisations/imports",
                "name,parent,country\nChild " + run + ",Parent " + run + ",Latvia\nParent " + run + ",,DE\n",
                null);
        JsonPath people =
                imported(PEOPLE, "givenName,organisation\nEva,child " + run + "\nTom,nowhere " + run + "\n", null);

        // then
        assertThat(organisations.getInt("failed")).isZero();
        assertThat(people.getInt("created")).isEqualTo(1);
        assertThat(errors(people, PEOPLE)).contains("3,organisation,unknown-organisation");
        given().spec(administrator())
                .queryParam("filter", "name eq \"Parent " + run + "\"")
                .get("/api/v1/organisations")
                .then()
                .body("items[0].country", equalTo("DE"))
                .body("items.size()", equalTo(1));
    }

    /** A block of keys that the planner takes for half of the table would read all of it, each block anew. */
    @Test
    void aBlockFindsItsPeopleByIndexHoweverManyThereAre() throws SQLException {
        // given
        String run = UUID.randomUUID().toString().substring(0, 8);
        StringBuilder file = new StringBuilder("externalId,givenName,email,phone\n");
        for (int row = 0; row < BLOCK; row++) {
            file.append(run + "-" + row + ",Row," + run + row + "@example.com,+4915" + (110_000_000 + row) + "\n");
        }
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(MANY);
            statement.execute("analyze person");
            long[] before = readAndInserted(statement);

            // when
            JsonPath job = imported(PEOPLE, file.toString(), null);

            // then
            assertThat(job.getInt("created")).isEqualTo(BLOCK);
            await().atMost(Duration.ofSeconds(30)).until(() -> readAndInserted(statement)[1] - before[1] >= BLOCK);
            assertThat(readAndInserted(statement)[0] - before[0])
                    .as("rows read one after the other")
                    .isLessThan(MANY_PEOPLE);
            statement.execute("delete from person where source = 'many'");
        }
    }

    /** Rows of people that sequential scans have read, and rows inserted, since the statistics began. */
    private static long[] readAndInserted(Statement statement) throws SQLException {
        statement.execute("select pg_stat_clear_snapshot()");
        try (ResultSet row = statement.executeQuery(
                "select seq_tup_read, n_tup_ins from pg_stat_user_tables where relname = 'person'")) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2)};
        }
    }

    @Test
    void whatIsNoCsvIsRefusedAtOnce() {
        upload(PEOPLE, "", null).then().statusCode(400).body("code", equalTo("malformed-body"));
        byte[] latin1 = "givenName\nJosé\n".getBytes(StandardCharsets.ISO_8859_1);
        given().spec(administrator())
                .multiPart("file", "people.csv", latin1, "text/csv")
                .post(PEOPLE)
                .then()
                .statusCode(400);
        upload(PEOPLE, "givenName\nA", "{\"mapping\":{\"salary\":\"x\"}}")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-field"));
        upload(PEOPLE, "givenName\nA", "{oops").then().statusCode(400).body("errors[0].pointer", equalTo("/options"));
    }

    @Test
    void aJobIsSeenByItsOwnerOnly() {
        // given
        String location = upload(PEOPLE, "givenName\nSolo\n", null).header("Location");

        // when, then
        String head = Tokens.of("head").staff(UUID.randomUUID()).build();
        given().auth().oauth2(head).get(location).then().statusCode(404);
    }
}
