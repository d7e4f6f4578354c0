package dev.kontor.deals.reference;

import static dev.kontor.deals.Api.as;
import static dev.kontor.deals.Api.hire;
import static dev.kontor.deals.Api.known;
import static dev.kontor.deals.Api.post;
import static dev.kontor.deals.Api.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.platformtest.Contracts;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class ReferenceIT {
    private static final String STAFF_STATE = "kontor.activity.staff.state.v1";
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
