package dev.kontor.analytics.sla;

import static io.restassured.RestAssured.given;

import dev.kontor.platformtest.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;

/** Policies over HTTP, as an administrator keeps them. */
final class PolicyApi {
    static final String POLICIES = "/api/v1/sla-policies";

    private PolicyApi() {}

    /** An invoice within so many seconds of a call that bears the tag. */
    static Map<String, Object> policy(String code, String tag, long seconds) {
        Map<String, Object> policy = new HashMap<>();
        policy.put("code", code);
        policy.put("name", "Invoice in time");
        policy.put(
                "start",
                Map.of("type", "kontor.telephony.call.tagged.v1", "where", Map.of("tag", tag), "key", "personId"));
        policy.put("stop", Map.of("type", "kontor.deals.invoice.issued.v1", "key", "customerId"));
        policy.put("targetSeconds", seconds);
        return policy;
    }

    static ValidatableResponse post(Map<String, Object> policy) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .contentType(ContentType.JSON)
                .body(policy)
                .post(POLICIES)
                .then();
    }
}
