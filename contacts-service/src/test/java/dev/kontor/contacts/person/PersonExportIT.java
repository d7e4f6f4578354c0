package dev.kontor.contacts.person;

import static dev.kontor.contacts.person.PeopleApi.as;
import static dev.kontor.contacts.person.PeopleApi.register;
import static dev.kontor.platformtest.Exporting.awaitState;
import static dev.kontor.platformtest.Exporting.lines;
import static dev.kontor.platformtest.Exporting.queue;
import static dev.kontor.platformtest.Exporting.request;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Scope;
import dev.kontor.platformtest.AuditTrail;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.Exporting;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxCarrier;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class PersonExportIT {
    /** Who asked, as an export job remembers it. */
    private static final String ADMINISTRATOR = """
            {"id":"00000000-0000-7000-8000-000000000001","roles":["administrator"],"teams":[],"scopes":[]}""";

    private static final String PEOPLE = Exporting.path("people");

    @Test
    void everyLineIsTheRecordAsRestAndStateHaveIt() {
        // given
        String source = aSource();
        String first = person(source, "Līga");
        String second = person(source, "Ольга");
        person(aSource(), "Other");

        // when
        String location = queue("people", "source eq \"" + source + "\"");
        JsonPath job = carriedTo(location);

        // then
        assertThat(job.getLong("total")).isEqualTo(2);
        assertThat(job.getLong("done")).isEqualTo(2);
        Map<String, String> lines = lines(location);
        assertThat(lines)
                .containsOnly(
                        Map.entry(
                                first,
                                as("administrator")
                                        .get("/api/v1/people/" + first)
                                        .asString()),
                        Map.entry(
                                second,
                                as("administrator")
                                        .get("/api/v1/people/" + second)
                                        .asString()));
        assertThat(Exporting.read(lines.get(first)))
                .isEqualTo(OutboxDrain.of(first).getLast().payload());
        assertThat(job.getList("handOver.topics.topic"))
                .isEqualTo(List.of("kontor.contacts.person", "kontor.contacts.person.state"));
        String plain = sent(location, null);
        assertThat(plain).hasLineCount(2);
        assertThat((long) plain.getBytes(StandardCharsets.UTF_8).length).isEqualTo(job.getLong("length"));
        assertThat(sent(location, "gzip")).isEqualTo(plain);
    }

    @Test
    void aBadFilterIsRefusedAtOnce() {
        request("administrator", "people", "{\"filter\":\"salary eq 1\"}")
                .then()
                .statusCode(400)
                .body("code", equalTo("filter-invalid"))
                .body("errors[0].pointer", equalTo("/filter"));
    }

    @Test
    void onlyWhoMayTakeEverythingMayExport() {
        for (String role : List.of("sales", "support", "marketing", "frontdesk", "field", "auditor")) {
            request(role, "people", "{}").then().statusCode(403);
        }
    }

    @Test
    void aJobIsSeenByItsAskerAndAdministratorsAndItsResultByItsAskerAlone() {
        // given
        String location = request("integrator", "people", "{}").header("Location");

        // when, then
        String head = Tokens.of("head").staff(UUID.randomUUID()).build();
        given().auth().oauth2(head).get(location).then().statusCode(404);
        given().auth().oauth2(head).get(location + "/result").then().statusCode(404);
        given().auth()
                .oauth2(head)
                .contentType("application/json")
                .post(location + "/cancel")
                .then()
                .statusCode(404);
        String administrator =
                Tokens.of("administrator").staff(UUID.randomUUID()).build();
        given().auth().oauth2(administrator).get(location).then().statusCode(200);
        given().auth().oauth2(administrator).get(location + "/result").then().statusCode(403);
        given().auth()
                .oauth2(administrator)
                .contentType("application/json")
                .post(location + "/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void aCancelledJobHasNoResult() {
        // given: nothing is carried, so it cannot be done
        String location = queue("people", null);
        Exporting.awaitMember(location, "step", "events");
        as("administrator").get(location + "/result").then().statusCode(409).body("code", equalTo("conflict"));

        // when
        var cancelled = as("administrator").post(location + "/cancel").then();

        // then
        cancelled.statusCode(200).body("state", equalTo("cancelled"));
        as("administrator").post(location + "/cancel").then().statusCode(409);
        as("administrator").get(location).then().body("state", equalTo("cancelled"));
        as("administrator").get(location + "/result").then().statusCode(409);
    }

    @Test
    void rowsOutOfTheScopeOfWhoAskedAreLeftOut() throws SQLException {
        // given
        String source = aSource();
        UUID asking = UUID.randomUUID();
        String own = person(source, "Own", Tokens.of("sales").staff(asking));
        String ofTheTeam = person(
                source, "Team", Tokens.of("sales").staff(UUID.randomUUID()).team("riga"));
        person(source, "Stranger's", Tokens.of("sales").staff(UUID.randomUUID()).team("tallinn"));

        String asker = Tokens.of("sales").staff(asking).team("riga").build();

        // when
        try (Decisions decisions = new Decisions()) {
            decisions.decide("sales", "person", Map.of(Action.READ, Scope.TEAM, Action.EXPORT, Scope.TEAM), Map.of());
            String job = given().auth()
                    .oauth2(asker)
                    .contentType("application/json")
                    .body(Map.of("filter", "source eq \"" + source + "\""))
                    .post("/api/v1/people/exports")
                    .header("Location");
            carriedTo(job);

            // then
            assertThat(lines(job, asker)).containsOnlyKeys(own, ofTheTeam);
        }
    }

    @Test
    void readingBirthdaysIsOnRecord() {
        // given
        String source = aSource();
        String told = as("administrator")
                .body("{\"givenName\":\"Told\",\"birthday\":\"1990-05-06\",\"source\":\"" + source + "\"}")
                .post("/api/v1/people")
                .path("id");
        String untold = person(source, "Without");

        // when
        String location = queue("people", "source eq \"" + source + "\"");
        carriedTo(location);

        // then
        String job = location.substring(location.lastIndexOf('/') + 1);
        List<Map<String, Object>> reads =
                AuditTrail.entries("correlationId eq \"" + job + "\" and action eq \"read\"", 1);
        assertThat(reads.getFirst())
                .containsEntry("recordId", told)
                .containsEntry("actor", "user:" + Tokens.DEFAULT_STAFF)
                .containsEntry("new", Map.of("fields", List.of("birthday")));
        assertThat(lines(location)).containsOnlyKeys(told, untold);
    }

    @Test
    void aJobWhoseWorkerWasKilledIsDoneAnew() throws SQLException {
        // given
        String source = aSource();
        String id = person(source, "Only");
        UUID job = UUID.randomUUID();
        execute(
                "insert into export_job (id, collection, state, step, actor, filter, subject, attempt,"
                        + " leased_until, total, done, blocks, queued_at) values ('" + job
                        + "', 'people', 'running', 'rows', 'user:00000000-0000-7000-8000-000000000001', 'source eq \""
                        + source
                        + "\"', '" + ADMINISTRATOR + "', 1, now() + interval '2 seconds', 9, 5, 1, now())",
                "insert into export_block values ('" + job + "', 1, 1, 'left by the killed one')");

        // when
        JsonPath finished = carriedTo(PEOPLE + "/" + job);

        // then
        assertThat(finished.getLong("total")).isEqualTo(1);
        assertThat(lines(PEOPLE + "/" + job)).containsOnlyKeys(id);
    }

    @Test
    void aJobThatKillsItsWorkersEnds() throws SQLException {
        // given
        UUID job = UUID.randomUUID();

        // when
        execute("insert into export_job (id, collection, state, actor, subject, attempt, leased_until, queued_at)"
                + " values ('" + job + "', 'people', 'running', 'user:00000000-0000-7000-8000-000000000001', '"
                + ADMINISTRATOR + "', 5, now(), now())");

        // then
        assertThat(awaitState(PEOPLE + "/" + job, "failed").getString("failure"))
                .isEqualTo("5 attempts ended without a result: the log of the service tells why");
    }

    private static JsonPath carriedTo(String location) {
        try (OutboxCarrier carrier = new OutboxCarrier()) {
            return awaitState(location, "done");
        }
    }

    /** By a client that adds nothing of its own and unpacks nothing. */
    private static String sent(String location, String acceptEncoding) {
        URI uri = URI.create(location + "/result");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + Tokens.administrator());
        if (acceptEncoding != null) {
            request.header("Accept-Encoding", acceptEncoding);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Encoding")).isEqualTo(Optional.ofNullable(acceptEncoding));
            try (InputStream body = acceptEncoding == null ? answer.body() : new GZIPInputStream(answer.body())) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String aSource() {
        return "export-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static String person(String source, String name) {
        return register("{\"givenName\":\"" + name + "\",\"source\":\"" + source + "\"}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String person(String source, String name, Tokens owner) {
        return given().auth()
                .oauth2(owner.build())
                .contentType("application/json")
                .body(Map.of("givenName", name, "source", source))
                .post("/api/v1/people")
                .path("id");
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
