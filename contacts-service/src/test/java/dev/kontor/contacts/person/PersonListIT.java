package dev.kontor.contacts.person;

import static dev.kontor.contacts.person.PeopleApi.aNumber;
import static dev.kontor.contacts.person.PeopleApi.aPerson;
import static dev.kontor.contacts.person.PeopleApi.as;
import static dev.kontor.contacts.person.PeopleApi.register;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class PersonListIT {
    @Test
    void anotherTeamsPersonDoesNotExist() {
        // given
        String body = aPerson("Private", "Person");
        String riga = Tokens.of("sales").staff(UUID.randomUUID()).team("riga").build();
        String id = given().auth()
                .oauth2(riga)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/people")
                .path("id");

        // when, then
        String colleague =
                Tokens.of("sales").staff(UUID.randomUUID()).team("riga").build();
        String stranger =
                Tokens.of("sales").staff(UUID.randomUUID()).team("tallinn").build();
        given().auth().oauth2(colleague).get("/api/v1/people/" + id).then().statusCode(200);
        given().auth()
                .oauth2(stranger)
                .get("/api/v1/people/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        given().auth()
                .oauth2(stranger)
                .queryParam("filter", "id eq \"" + id + "\"")
                .get("/api/v1/people")
                .then()
                .body("items", hasSize(0));
        given().auth()
                .oauth2(colleague)
                .queryParam("filter", "id eq \"" + id + "\"")
                .get("/api/v1/people")
                .then()
                .body("items.id", contains(id));
    }

    @Test
    void foundByNameNumberAndAddress() {
        // given
        String number = aNumber();
        String id = register("{\"givenName\":\"Olga\",\"familyName\":\"Иванова" + number.substring(4)
                        + "\",\"phones\":[{\"number\":\"" + number + "\"}],\"emails\":[{\"address\":\"Olga"
                        + number.substring(1) + "@Example.com\"}]}")
                .extract()
                .path("id");

        // when, then
        for (String typed : List.of(
                "иванова" + number.substring(4),
                number,
                number.substring(4),
                "olga" + number.substring(1) + "@example.com")) {
            as("administrator")
                    .queryParam("q", typed)
                    .get("/api/v1/people")
                    .then()
                    .body("items.id", hasItem(id));
        }
    }

    @Test
    void aListIsReadToTheEndByCursors() {
        // given
        String source = "paging-" + UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            register("{\"givenName\":\"P" + i + "\",\"source\":\"" + source.substring(0, 40) + "\"}")
                    .statusCode(201);
        }
        String filter = "source eq \"" + source.substring(0, 40) + "\"";

        // when
        List<String> names = new java.util.ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = as("administrator")
                    .queryParam("filter", filter)
                    .queryParam("limit", 3)
                    .queryParam("sort", "-createdAt");
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/people")
                    .then()
                    .statusCode(200)
                    .extract();
            names.addAll(page.path("items.givenName"));
            cursor = page.path("next");
        } while (cursor != null);

        // then
        assertThat(names).containsExactly("P6", "P5", "P4", "P3", "P2", "P1", "P0");
    }

    @Test
    void aBadFilterIsNamed() {
        as("administrator")
                .queryParam("filter", "salary eq 1")
                .get("/api/v1/people")
                .then()
                .statusCode(400)
                .body("code", equalTo("filter-invalid"))
                .body("errors[0].pointer", equalTo("filter"));
    }
}
