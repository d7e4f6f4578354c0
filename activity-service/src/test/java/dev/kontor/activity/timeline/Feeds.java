package dev.kontor.activity.timeline;

import static io.restassured.RestAssured.given;

import dev.kontor.platformtest.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;

/** Timelines over HTTP: an administrator's, and those of members of staff. */
final class Feeds {
    private Feeds() {}

    static JsonPath feed(UUID party) {
        return administrator().get(path(party)).jsonPath();
    }

    static List<String> kindsFor(UUID party, UUID staff, String team) {
        return kinds(feedFor(party, staff, team));
    }

    static JsonPath feedFor(UUID party, UUID staff, String team) {
        String token = Tokens.of("sales").staff(staff).team(team).build();
        return given().auth().oauth2(token).get(path(party)).jsonPath();
    }

    static List<String> kinds(JsonPath feed) {
        return feed.getList("items.kind");
    }

    static String path(UUID party) {
        return "/api/v1/timelines/" + party;
    }

    static RequestSpecification administrator() {
        return given().auth().oauth2(Tokens.administrator());
    }
}
