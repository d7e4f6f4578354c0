package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.kontor.platformtest.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Import jobs over HTTP, by an administrator. */
final class Imports {
    static final String PEOPLE = "/api/v1/people/imports";

    private Imports() {}

    /** The job once it is done. */
    static JsonPath imported(String path, String file, @Nullable String options) {
        String location =
                upload(path, file, options).then().statusCode(202).extract().header("Location");
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> given().spec(administrator()).get(location).jsonPath(),
                        job -> "done".equals(job.getString("state")));
    }

    static String errors(JsonPath job) {
        return errors(job, PEOPLE);
    }

    static String errors(JsonPath job, String path) {
        return given().spec(administrator())
                .get(path + "/" + job.getString("id") + "/errors")
                .asString();
    }

    static Response upload(String path, String file, @Nullable String options) {
        var request = given().spec(administrator())
                .multiPart("file", "people.csv", file.getBytes(StandardCharsets.UTF_8), "text/csv");
        return (options == null ? request : request.multiPart("options", options)).post(path);
    }

    static RequestSpecification administrator() {
        return given().auth().oauth2(Tokens.administrator());
    }
}
