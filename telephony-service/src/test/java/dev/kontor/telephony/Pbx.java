package dev.kontor.telephony;

import static io.restassured.RestAssured.given;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.kontor.platformtest.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A PBX that tells of its calls over HTTP, and a company whose people and staff it rings. */
public final class Pbx {
    public static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

    private Pbx() {}

    public static String token() {
        return Tokens.of("pbx").client("kontor-pbx").build();
    }

    /** {@code event("c1", "rang", 0, Map.of("direction", "inbound"))}: seconds after nine. */
    public static String event(String callId, String kind, int second, Map<String, String> more) {
        String rest = more.entrySet().stream()
                .map(e -> ",\"" + e.getKey() + "\":\"" + e.getValue() + "\"")
                .collect(Collectors.joining());
        return "{\"id\":\"" + kind + second + "\",\"callId\":\"" + callId + "\",\"kind\":\"" + kind + "\",\"at\":\""
                + NINE.plusSeconds(second) + "\"" + rest + "}";
    }

    public static String inbound(String callId, String kind, int second, String from, String extension) {
        return event(
                callId,
                kind,
                second,
                Map.of("direction", "inbound", "from", from, "to", "+37167000000", "extension", extension));
    }

    public static Response send(String... events) {
        return signed(body(events), Instant.now()).post("/api/v1/call-events");
    }

    public static String body(String... events) {
        return "{\"events\":[" + String.join(",", events) + "]}";
    }

    public static RequestSpecification signed(String body, Instant at) {
        String id = "msg_" + UUID.randomUUID();
        try {
            String signature = new Webhook(TelephonyTestResource.SECRET).sign(id, at.getEpochSecond(), body);
            return unsigned(body)
                    .header("webhook-id", id)
                    .header("webhook-timestamp", at.getEpochSecond())
                    .header("webhook-signature", signature);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RequestSpecification unsigned(String body) {
        return given().auth().oauth2(token()).contentType(ContentType.JSON).body(body);
    }

    /** The call that the PBX knows by this id, as an administrator sees it. */
    public static Response call(String pbxCallId) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .queryParam("filter", "pbxCallId eq \"" + pbxCallId + "\"")
                .get("/api/v1/calls");
    }

    public static List<Map<String, Object>> calls(String pbxCallId) {
        return call(pbxCallId).then().statusCode(200).extract().path("items");
    }

    public static String staffState(UUID id, long version, String extension, String team) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"%s\",\"version\":%d,\"username\":\"a.b\",\"name\":\"A B\",\"email\":\"a@kontor.example\","
                        + "\"team\":\"%s\",\"extension\":\"%s\",\"language\":\"lv\",\"active\":true}",
                id,
                version,
                team,
                extension);
    }

    public static String personState(UUID id, long version, String familyName, String number) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"%s\",\"version\":%d,\"givenName\":\"Ilze\",\"familyName\":\"%s\",\"phones\":[{\"e164\":\"%s\","
                        + "\"type\":\"mobile\",\"raw\":\"%s\",\"primary\":true}],\"emails\":[],\"lifeCycle\":\"active\"}",
                id,
                version,
                familyName,
                number,
                number);
    }
}
