package dev.kontor.activity.team;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.kontor.activity.ActivityTestResource;
import dev.kontor.activity.Directory;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivityTestResource.class)
class TeamSyncIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void groupsAreTeamsAtEveryDepth() {
        // given
        String top = "top-" + UUID.randomUUID();
        String inner = "inner-" + top;

        // when
        Directory.hire(aName(), top + "/" + inner);

        // then
        String above = named(top).body("items", hasSize(1)).extract().path("items[0].id");
        String below =
                named(inner).body("items[0].parentId", equalTo(above)).extract().path("items[0].id");
        List<Published> published = OutboxDrain.of(below);
        assertThat(published).extracting(Published::name).containsExactly("formed", "state");
        String rest = given().auth()
                .oauth2(Tokens.of("sales").build())
                .get("/api/v1/teams/" + below)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .asString();
        assertThat(published.get(1).payload()).hasToString(rest);
        teams("parentId eq \"" + above + "\"").body("items.name", contains(inner));
        given().auth()
                .oauth2(Tokens.administrator())
                .get("/api/v1/teams/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.of("pbx").build())
                .get("/api/v1/teams")
                .then()
                .statusCode(403);
    }

    @Test
    void aGroupThatIsDeletedIsNoTeam() {
        // given
        String name = "gone-" + UUID.randomUUID();
        UUID member = Directory.hire(aName(), name);
        String id = named(name).extract().path("items[0].id");

        // when
        Directory.change(member, user -> user.put("team", "riga"));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> named(name).body("items", hasSize(0)));
        List<Published> published = OutboxDrain.of(id);
        assertThat(published).extracting(Published::name).containsExactly("formed", "state", "dissolved", "state");
        assertThat(published.get(3).payload()).isNull();
        assertThat(published.get(3).version()).isEqualTo(2);
    }

    @Test
    void aGroupThatIsCalledAsATeamIsIsNoTeamOfItsOwn() {
        // given
        String name = "twice-" + UUID.randomUUID();
        String other = "other-" + name;
        Directory.hire(aName(), name);

        // when
        Directory.hire(aName(), other + "/" + name);

        // then
        named(name).body("items", hasSize(1)).body("items[0].parentId", nullValue());
        named(other).body("items.name", hasItem(other));
    }

    private static ValidatableResponse named(String name) {
        return teams("name eq \"" + name + "\"");
    }

    private static ValidatableResponse teams(String filter) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .queryParam("filter", filter)
                .get("/api/v1/teams")
                .then()
                .statusCode(200);
    }

    private static String aName() {
        return "u" + UUID.randomUUID().toString().substring(0, 8);
    }
}
