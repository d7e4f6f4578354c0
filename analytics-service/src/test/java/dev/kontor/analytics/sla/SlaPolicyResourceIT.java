package dev.kontor.analytics.sla;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.AuditTrail;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class SlaPolicyResourceIT {
    private final String code = "p-" + Ids.next();

    @Test
    void theAuditTrailTellsWhoHasTheSayOnPolicies() {
        // given
        String id = PolicyApi.post(aPolicy(14_400)).statusCode(201).extract().path("id");

        // when
        given().auth()
                .oauth2(Tokens.administrator())
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body(Map.of("targetSeconds", 7_200))
                .patch(PolicyApi.POLICIES + "/" + id)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(Tokens.administrator())
                .header("If-Match", "\"2\"")
                .delete(PolicyApi.POLICIES + "/" + id)
                .then()
                .statusCode(204);

        // then
        List<Map<String, Object>> entries = AuditTrail.entries("recordId eq \"" + id + "\"", 3);
        assertThat(entries).extracting(entry -> entry.get("action")).containsExactly("create", "update", "update");
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry)
                        .containsEntry("entity", "sla-policy")
                        .containsEntry("actor", "user:" + Tokens.DEFAULT_STAFF)
                        .containsKeys("address", "correlationId"));
    }

    @Test
    void policiesAreKeptAsData() {
        // given
        Map<String, Object> policy = aPolicy(14_400);
        policy.put(
                "calendar",
                Map.of(
                        "zone",
                        "Europe/Riga",
                        "days",
                        List.of("MON", "FRI"),
                        "from",
                        "09:00",
                        "to",
                        "18:00",
                        "holidays",
                        List.of("2026-12-25")));

        // when
        String id = PolicyApi.post(policy)
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .extract()
                .path("id");

        // then
        given().auth()
                .oauth2(Tokens.administrator())
                .get(PolicyApi.POLICIES + "/" + id)
                .then()
                .statusCode(200)
                .body("calendar.from", equalTo("09:00"))
                .body("calendar.holidays", hasItem("2026-12-25"))
                .body("createdBy", equalTo("user:" + Tokens.DEFAULT_STAFF));
        PolicyApi.post(policy).statusCode(409).body("code", equalTo("sla-policy-code-taken"));
        given().auth()
                .oauth2(Tokens.administrator())
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body(Map.of("targetSeconds", 7_200, "calendar", Map.of("from", "10:00")))
                .patch(PolicyApi.POLICIES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("targetSeconds", equalTo(7_200))
                .body("calendar.from", equalTo("10:00"))
                .body("calendar.zone", equalTo("Europe/Riga"));
        given().auth()
                .oauth2(Tokens.administrator())
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body(Map.of("targetSeconds", 60))
                .patch(PolicyApi.POLICIES + "/" + id)
                .then()
                .statusCode(412);
        given().auth()
                .oauth2(Tokens.administrator())
                .get(PolicyApi.POLICIES + "?filter=code eq \"" + code + "\"")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
    }

    @Test
    void whatCannotBeIsRefused() {
        Map<String, Object> nowhere = aPolicy(60);
        nowhere.put(
                "calendar", Map.of("zone", "Europe/Nowhere", "days", List.of("MON"), "from", "09:00", "to", "18:00"));
        PolicyApi.post(nowhere).statusCode(400).body("errors[0].pointer", equalTo("/calendar"));
        Map<String, Object> backwards = aPolicy(60);
        backwards.put("calendar", Map.of("zone", "UTC", "days", List.of("MON"), "from", "18:00", "to", "09:00"));
        PolicyApi.post(backwards).statusCode(400);
        PolicyApi.post(aPolicy(0)).statusCode(400).body("errors[0].pointer", equalTo("/targetSeconds"));
        given().auth()
                .oauth2(Tokens.of("sales").build())
                .contentType(ContentType.JSON)
                .body(aPolicy(60))
                .post(PolicyApi.POLICIES)
                .then()
                .statusCode(403);
    }

    private Map<String, Object> aPolicy(long seconds) {
        return PolicyApi.policy(code, "tag-" + code, seconds);
    }
}
