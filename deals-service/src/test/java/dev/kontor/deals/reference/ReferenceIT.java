package dev.kontor.deals.reference;

import static dev.kontor.deals.Api.as;
import static dev.kontor.deals.Api.hire;
import static dev.kontor.deals.Api.importCsv;
import static dev.kontor.deals.Api.known;
import static dev.kontor.deals.Api.post;
import static dev.kontor.deals.Api.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.platformtest.Contracts;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Letters;
import dev.kontor.platformtest.Letters.Letter;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class ReferenceIT {
    private static final String STAFF_STATE = "kontor.activity.staff.state.v1";
    private static final String ORGANISATION_STATE = "kontor.contacts.organisation.state.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static Events events;

    @BeforeAll
    static void open() {
        events = new Events();
    }

    @AfterAll
    static void close() {
        events.close();
    }

    @Test
    void aCopyFollowsTheNewestStateAndItsTombstone() {
        // given
        UUID id = register(events, "Copy Ltd", "C-1");
        int before = known("organisation");

        // when: an old state again, then a newer one, then the end
        events.send("kontor.contacts.organisation.state.v1", id, 3, "{\"name\":\"Copied Ltd\"}");
        events.send("kontor.contacts.organisation.state.v1", id, 2, "{\"name\":\"Stale Ltd\"}");

        // then
        await().untilAsserted(() -> assertThat(keys(id)).isEqualTo("{\"copied ltd\"}"));
        events.send("kontor.contacts.organisation.state.v1", id, 4, null);
        await().untilAsserted(() -> assertThat(known("organisation")).isEqualTo(before - 1));
        assertThat(keys(id)).isNull();
    }

    @Test
    void aReplayOfAStateHarmsNothingNewerAndBringsNothingBackThatIsDeleted() throws SQLException {
        // given: three states that are refused, and what comes after two of them
        UUID mended = UUID.randomUUID();
        UUID revised = UUID.randomUUID();
        UUID deleted = UUID.randomUUID();
        run("alter table reference add constraint refused check (not 'refused ltd' = any(keys))");
        List<UUID> refused = List.of(mended, revised, deleted);
        refused.forEach(id -> events.send(ORGANISATION_STATE, id, 1, "{\"name\":\"Refused Ltd\"}"));
        List<Letter> letters = await().atMost(PATIENCE)
                .until(
                        () -> Letters.all().stream()
                                .filter(letter -> refused.contains(UUID.fromString(letter.subject())))
                                .toList(),
                        found -> found.size() == 3);
        run("alter table reference drop constraint refused");
        events.send(ORGANISATION_STATE, revised, 2, "{\"name\":\"Revised Ltd\"}");
        events.send(ORGANISATION_STATE, deleted, 2, null);
        await().atMost(PATIENCE).until(() -> keys(revised) != null);
        assertThat(letters)
                .extracting(Letter::value)
                .as("no copy of a state outlives its erasure in a letter")
                .containsOnlyNulls();

        // when
        List<Letter> replayed = Letters.replayAll(letters);

        // then
        assertThat(replayed).hasSize(3).extracting(Letter::state).containsOnly("replayed");
        assertThat(keys(mended)).isEqualTo("{\"refused ltd\"}");
        assertThat(keys(revised)).isEqualTo("{\"revised ltd\"}");
        assertThat(keys(deleted)).isNull();
    }

    @Test
    void aDealGoesToTheTeamOfItsNewOwner() {
        // given
        UUID omar = hire(events, "omar.haddad", "Omar Haddad", "tallinn");

        // when, then
        post("/deals", "{\"title\":\"His\",\"ownerId\":\"" + omar + "\"}")
                .statusCode(201)
                .body("team", equalTo("tallinn"));
        String id = post("/deals", "{\"title\":\"Now his\"}").extract().path("id");
        post("/deals/" + id + "/reassign", "{\"ownerId\":\"" + omar + "\"}").body("team", equalTo("tallinn"));
    }

    @Test
    void whoeverHasLeftOwnsNothing() {
        // given
        UUID left = hire(events, "left", "Left Already", "riga");
        String deal = post("/deals", "{\"title\":\"Theirs\",\"ownerId\":\"" + left + "\"}")
                .statusCode(201)
                .extract()
                .path("id");
        String open = "{\"title\":\"Theirs\",\"ownerId\":\"" + left + "\",\"team\":\"riga\"}";
        events.send(
                STAFF_STATE,
                left,
                2,
                "{\"username\":\"left\",\"name\":\"Left Already\",\"team\":\"riga\",\"active\":false}");

        // when, then
        await().atMost(PATIENCE).untilAsserted(() -> refused(post("/deals", open)));
        String other = post("/deals", "{\"title\":\"Mine\"}").extract().path("id");
        refused(post("/deals/" + other + "/reassign", "{\"ownerId\":\"" + left + "\"}"));
        refused(post("/deals/" + other + "/reassign", "{\"ownerId\":\"" + UUID.randomUUID() + "\",\"team\":\"riga\"}"));
        importCsv("deals", "externalId,title,owner\nLEFT-1,Theirs,left\n", "{}").body("failed", equalTo(1));
        post(
                        "/invoices",
                        "{\"dealId\":\"" + deal + "\",\"customerId\":\"" + UUID.randomUUID()
                                + "\",\"customerKind\":\"person\",\"currency\":\"EUR\",\"dueOn\":\"2030-01-31\",\"lines\":"
                                + "[{\"description\":\"Ink\",\"quantity\":\"1\",\"unitPrice\":{\"amount\":\"1\",\"currency\":\"EUR\"},"
                                + "\"taxPercent\":\"21\"}]}")
                .statusCode(201)
                .body("ownerId", equalTo(Tokens.DEFAULT_STAFF.toString()));
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(400)
                .body("errors[0].pointer", equalTo("/ownerId"))
                .body("errors[0].code", equalTo("unknown-staff"));
    }

    @Test
    void producersExamplesAreUnderstood() {
        for (String type :
                new String[] {"kontor.contacts.person.state.v1", "kontor.contacts.organisation.state.v1", STAFF_STATE
                }) {
            for (String example : Contracts.examples(type)) {
                UUID id = UUID.randomUUID();
                events.send(type, id, 1, example);
                await().untilAsserted(() -> assertThat(keys(id)).isNotNull());
            }
        }
    }

    @Test
    void onlyLoadersMayCount() {
        as("sales")
                .queryParam("kind", "staff")
                .get("/api/v1/deals/references")
                .then()
                .statusCode(403);
        as("head")
                .queryParam("kind", "cats")
                .get("/api/v1/deals/references")
                .then()
                .statusCode(400);
        as("integrator")
                .queryParam("kind", "person")
                .get("/api/v1/deals/references")
                .then()
                .statusCode(200);
    }

    private static void run(String sql) throws SQLException {
        try (var connection = OutboxDrain.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String keys(UUID id) {
        try (var connection = OutboxDrain.connect();
                var statement = connection.prepareStatement("select keys::text from reference where id = ?")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
