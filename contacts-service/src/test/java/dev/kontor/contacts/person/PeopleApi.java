package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;

import dev.kontor.platformtest.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** People over HTTP, each with a number of its own. */
final class PeopleApi {
    private static final AtomicInteger NUMBERS = new AtomicInteger(20_000_000);

    private PeopleApi() {}

    static ValidatableResponse register(String body) {
        return as("sales").body(body).post("/api/v1/people").then();
    }

    static ValidatableResponse patch(String path, String ifMatch, String body) {
        RequestSpecification request =
                as("sales").contentType("application/merge-patch+json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .patch(path)
                .then();
    }

    static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role).build()).contentType("application/json");
    }

    static String aPerson(String givenName, String familyName) {
        return "{\"givenName\":\"" + givenName + "\",\"familyName\":\"" + familyName + "\",\"phones\":[{\"number\":\""
                + aNumber() + "\"}]}";
    }

    static String aNumber() {
        return "+371" + NUMBERS.incrementAndGet();
    }

    /** With whatever version it has now; the status. */
    static int revise(String token, String id, String body) {
        String tag = as("administrator").get("/api/v1/people/" + id).header("ETag");
        return given().auth()
                .oauth2(token)
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(body)
                .patch("/api/v1/people/" + id)
                .statusCode();
    }

    /** Zane Ozola, born on 1990-05-06, who speaks Latvian; her id. */
    static String registerAs(String token, String source) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of(
                        "givenName",
                        "Zane",
                        "familyName",
                        "Ozola",
                        "birthday",
                        "1990-05-06",
                        "language",
                        "lv",
                        "source",
                        source))
                .post("/api/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
