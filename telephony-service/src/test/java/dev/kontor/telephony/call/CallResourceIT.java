package dev.kontor.telephony.call;

import static dev.kontor.telephony.Pbx.calls;
import static dev.kontor.telephony.Pbx.event;
import static dev.kontor.telephony.Pbx.inbound;
import static dev.kontor.telephony.Pbx.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.Exporting;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OpenApiContract;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import dev.kontor.telephony.Company;
import dev.kontor.telephony.TelephonyTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(TelephonyTestResource.class)
class CallResourceIT {
    private static final String NUMBER = "+37127000001";
    private final String callId = UUID.randomUUID().toString();

    @Test
    void anAgentSeesHisOwnCallsAndHisTeams() {
        // given
        UUID agent;
        try (Events events = new Events()) {
            agent = Company.hire(events, "301", "riga");
        }
        send(inbound(callId, "rang", 0, NUMBER, "301"));
        String path = "/api/v1/calls/" + id();

        // then
        as(Tokens.of("sales").staff(agent)).get(path).then().statusCode(200).header("ETag", "\"1\"");
        as(Tokens.of("support").team("riga")).get(path).then().statusCode(200);
        as(Tokens.of("sales").team("tallinn")).get(path).then().statusCode(404).body("code", equalTo("not-found"));
        as(Tokens.of("head")).get(path).then().statusCode(200);
        as(Tokens.of("sales").team("tallinn"))
                .queryParam("filter", "pbxCallId eq \"" + callId + "\"")
                .get("/api/v1/calls")
                .then()
                .body("items", hasSize(0));
        as(Tokens.of("marketing")).get(path).then().statusCode(403);
    }

    @Test
    void aTagIsAFactOnce() {
        // given
        send(inbound(callId, "rang", 0, NUMBER, "309"), event(callId, "answered", 3, Map.of("extension", "309")));
        String path = "/api/v1/calls/" + id() + "/tags";

        // when
        for (int i = 0; i < 2; i++) {
            as(Tokens.of("administrator"))
                    .body("{\"tag\":\"invoice-requested\"}")
                    .post(path)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"3\"")
                    .body("tags", contains("invoice-requested"));
        }

        // then
        Published tagged = OutboxDrain.factsOf(id()).get(2);
        assertThat(tagged.name()).isEqualTo("tagged");
        assertThat(tagged.payload().get("tag").asText()).isEqualTo("invoice-requested");
        assertThat(OutboxDrain.factsOf(id())).hasSize(3);
        as(Tokens.of("administrator"))
                .queryParam("filter", "tags has \"invoice-requested\" and pbxCallId eq \"" + callId + "\"")
                .queryParam("sort", "-startedAt")
                .get("/api/v1/calls")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void callsCanBeExported() {
        // given
        send(inbound(callId, "rang", 0, NUMBER, "309"));

        // when, then
        Exporting.verify("calls", id().toString());
    }

    @Test
    void aTagIsACode() {
        // given
        send(inbound(callId, "rang", 0, NUMBER, "309"));

        // then
        as(Tokens.of("administrator"))
                .body("{\"tag\":\"Invoice requested!\"}")
                .post("/api/v1/calls/" + id() + "/tags")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/tag"));
    }

    @Test
    void strangersAreRefusedEverywhere() {
        OpenApiContract.verifyRefusals();
    }

    @Test
    void theApiIsTheOneAgreedOn() {
        OpenApiContract.verifySnapshot();
    }

    private Object id() {
        return calls(callId).get(0).get("id");
    }

    private static RequestSpecification as(Tokens token) {
        return given().auth().oauth2(token.build()).contentType(ContentType.JSON);
    }
}
