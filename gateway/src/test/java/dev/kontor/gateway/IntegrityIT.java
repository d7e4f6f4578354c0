package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class IntegrityIT {
    private static final String PATH = "/api/v1/integrity/person";

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void eachServiceGivesTheNextAnswer() {
        TestServices services = Surroundings.services();
        services.reset();
        services.on(PATH, call -> {
            String answer = answers.poll();
            if (answer == null) {
                TestServices.answer(call, 404, "{}");
            } else {
                TestServices.answer(call, answer.isEmpty() ? 500 : 200, answer);
            }
        });
    }

    @Test
    void copiesAreHeldAgainstTheBase() {
        // given
        answers.add(hours("deals", "copy", 2, ",\"versions\":\"04\""));
        answers.add(hours("contacts", "base", 2, ",\"versions\":\"04\""));
        answers.add(hours("telephony", "copy", 2, ",\"versions\":\"05\""));
        answers.add(hours("analytics", "projection", 2, ""));
        answers.add("");

        // when
        HttpResponse<String> answer = ask("auditor", PATH);

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject view = new JsonObject(answer.body());
        assertThat(view.getJsonArray("missing"))
                .as("the one that fails and the one that does not run")
                .hasSize(2)
                .contains("notification");
        JsonArray holdings = view.getJsonArray("holdings");
        assertThat(holdings.getJsonObject(0).getString("holder")).isEqualTo("contacts");
        assertThat(holdings.getJsonObject(0).containsKey("equal")).isFalse();
        assertThat(holding(holdings, "deals").getBoolean("equal")).isTrue();
        assertThat(holding(holdings, "analytics").getBoolean("equal")).isTrue();
        assertThat(holding(holdings, "telephony").getBoolean("equal")).isFalse();
        assertThat(holding(holdings, "telephony").getJsonArray("differs")).containsExactly("2026-11-22T10:00:00Z");
    }

    @Test
    void anHourThatACopyLacksOrHasTooManyDiffers() {
        // given
        answers.add(hours("contacts", "base", 2, ",\"versions\":\"04\""));
        answers.add("{\"type\":\"person\",\"holder\":\"deals\",\"kind\":\"copy\",\"hours\":"
                + "[{\"hour\":\"2026-11-22T11:00:00Z\",\"count\":1,\"ids\":\"01\",\"versions\":\"02\"}]}");

        // when
        JsonObject view = new JsonObject(ask("integrator", PATH).body());

        // then
        assertThat(holding(view.getJsonArray("holdings"), "deals").getJsonArray("differs"))
                .containsExactly("2026-11-22T10:00:00Z", "2026-11-22T11:00:00Z", "untimed");
    }

    @Test
    void anAnswerOverTheLimitIsNone() {
        // given
        String base = hours("contacts", "base", 2, "");
        answers.add(base + " ".repeat(16 << 20));

        // when
        HttpResponse<String> tooLong = ask("auditor", PATH);
        answers.add(base + " ".repeat(1 << 20));
        HttpResponse<String> inTime = ask("auditor", PATH);

        // then
        assertThat(tooLong.statusCode()).as(tooLong.body()).isEqualTo(503);
        assertThat(inTime.statusCode()).as(inTime.body()).isEqualTo(200);
    }

    @Test
    void noBaseIsNoProof() {
        HttpResponse<String> answer = ask("administrator", PATH);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("No answer from notification");
    }

    @Test
    void whoMayNotSeeAllIsRefusedAndAWrongMomentIsNamed() {
        for (String role : List.of("sales", "head", "support", "marketing", "frontdesk", "field", "pbx")) {
            assertThat(ask(role, PATH).statusCode()).as(role).isEqualTo(403);
        }
        HttpResponse<String> answer = ask("auditor", PATH + "?from=yesterday");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("from is no moment");
    }

    private static String hours(String holder, String kind, int count, String versions) {
        return "{\"type\":\"person\",\"holder\":\"" + holder + "\",\"kind\":\"" + kind
                + "\",\"hours\":[{\"count\":1,\"ids\":\"01\",\"versions\":\"02\"},"
                + "{\"hour\":\"2026-11-22T10:00:00Z\",\"count\":" + count + ",\"ids\":\"03\"" + versions + "}]}";
    }

    private static HttpResponse<String> ask(String role, String path) {
        return Caller.send(Caller.as(Surroundings.realm().token(role), path).GET());
    }

    private static JsonObject holding(JsonArray holdings, String holder) {
        return holdings.stream()
                .map(JsonObject.class::cast)
                .filter(holding -> holder.equals(holding.getString("holder")))
                .findFirst()
                .orElseThrow();
    }
}
