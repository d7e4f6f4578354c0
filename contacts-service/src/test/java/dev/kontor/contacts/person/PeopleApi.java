package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;

import dev.kontor.platformtest.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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
}
