package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class HandOverPreviewIT {
    private static final UUID FROM = UUID.fromString("0197a001-0000-7000-8000-000000000001");
    private static final String PATH = "/api/v1/hand-overs/preview";
    private static final String COUNTS = """
            [{"kind":"person","records":12},{"kind":"organisation","records":3},
             {"kind":"invoice","records":0},{"kind":"task","records":7},{"kind":"meeting","records":1}]
            """;

    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void everyServiceCounts() {
        Surroundings.services().reset();
        answer(200, COUNTS);
    }

    @Test
    void everyKindIsCountedWhereItsRecordsAre() {
        // when
        HttpResponse<String> answer = ask("head", "?from=" + FROM);

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject view = new JsonObject(answer.body());
        assertThat(view.getString("from")).isEqualTo(FROM.toString());
        assertThat(view.getJsonArray("kinds"))
                .contains(count("person", 12), count("invoice", 0), count("task", 7))
                .hasSize(5);
        assertThat(view.getJsonArray("missing"))
                .as("whose answer does not tell of deals")
                .containsExactly("deals");
    }

    @Test
    void onlyWhoHoldsWhatIsAskedForIsAsked() {
        // when
        JsonObject view = new JsonObject(
                ask("head", "?from=" + FROM + "&kinds=task,meeting").body());

        // then
        assertThat(view.getJsonArray("kinds"))
                .isEqualTo(new JsonArray().add(count("meeting", 1)).add(count("task", 7)));
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoDoesNotAnswerIsMissing() {
        // given
        answer(500, "{}");

        // when
        JsonObject view = new JsonObject(ask("head", "?from=" + FROM).body());

        // then
        assertThat(view.getJsonArray("kinds")).isEmpty();
        assertThat(view.getJsonArray("missing")).containsExactly("activity", "contacts", "deals");
    }

    @Test
    void whoMayNotHandOverIsRefusedAndWrongParametersAreNamed() {
        assertThat(ask("head", "?from=me").body()).contains("from is no UUID");
        HttpResponse<String> cats = ask("head", "?from=" + FROM + "&kinds=person,cats");
        AccessIT.assertProblem(cats, 400, "validation-failed");
        assertThat(cats.body()).contains("kinds are of deal, invoice, meeting");
        answer(403, "{}");
        AccessIT.assertProblem(ask("sales", "?from=" + FROM), 403, "forbidden");
        AccessIT.assertProblem(Caller.send(Caller.to(PATH).GET()), 401, "unauthenticated");
    }

    @Test
    void theHandOversThemselvesAreTheServices() {
        // given
        Surroundings.services().on("/api/v1/hand-overs/" + FROM, call -> TestServices.answer(call, 200, "{\"its\":1}"));

        // when, then
        assertThat(Caller.get(Surroundings.realm().token("head"), "/api/v1/hand-overs/" + FROM)
                        .body())
                .isEqualTo("{\"its\":1}");
    }

    private void answer(int status, String body) {
        Surroundings.services().on("/api/v1/owned-counts/" + FROM, call -> {
            asked.incrementAndGet();
            TestServices.answer(call, status, body);
        });
    }

    private static JsonObject count(String kind, int records) {
        return new JsonObject().put("kind", kind).put("records", records);
    }

    private static HttpResponse<String> ask(String role, String query) {
        return Caller.send(
                Caller.as(Surroundings.realm().token(role), PATH + query).GET());
    }
}
