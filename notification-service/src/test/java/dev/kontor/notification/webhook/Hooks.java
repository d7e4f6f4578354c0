package dev.kontor.notification.webhook;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.notification.Rows;
import dev.kontor.platformtest.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Webhooks of one integrator, over HTTP as an integrator has them. */
final class Hooks {
    static final String PATH = "/api/v1/webhooks";

    private final UUID owner;

    Hooks(UUID owner) {
        this.owner = owner;
    }

    /** One that was registered, with the secret that only the first answer holds. */
    record Hook(UUID id, String secret) {
        String path() {
            return PATH + "/" + id;
        }
    }

    /** For every event about the subject. */
    Hook register(String url, UUID subject, String mode) {
        return register(Map.of("url", url, "types", List.of("*"), "subjects", List.of(subject), "mode", mode));
    }

    Hook register(Map<String, Object> fields) {
        var answer = as().body(fields).post(PATH).then().statusCode(201).extract();
        return new Hook(UUID.fromString(answer.path("id")), answer.path("secret"));
    }

    RequestSpecification as() {
        return as(Tokens.of("integrator").staff(owner).build());
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    ValidatableResponse post(Hook hook, String command, String body) {
        return as().body(body).post(hook.path() + "/" + command).then();
    }

    /** The log of the only delivery of an event. */
    ValidatableResponse delivery(Hook hook, UUID eventId) {
        String id = as().get(hook.path() + "/deliveries?filter=eventId eq \"" + eventId + "\"")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        return as().get(hook.path() + "/deliveries/" + id).then().statusCode(200);
    }

    static String state(Hook hook) {
        return Rows.texts("select state from webhook where id = '" + hook.id() + "'")
                .getFirst();
    }

    /** How many deliveries are in the state. */
    static long count(Hook hook, String state) {
        return Rows.count("webhook_delivery where webhook_id = '" + hook.id() + "' and state = '" + state + "'");
    }

    static long attempts(Hook hook) {
        return Rows.count("webhook_attempt a join webhook_delivery d on d.id = a.delivery_id where d.webhook_id = '"
                + hook.id() + "'");
    }

    static String json(Map<String, Object> fields) {
        ObjectNode node = new ObjectMapper().valueToTree(fields);
        return node.toString();
    }
}
