package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class OverviewIT {
    private static final UUID PERSON = UUID.fromString("0193a9d4-7c1e-7000-8000-000000000001");
    private static final String ORGANISATION = "0193a9d4-7c1e-7000-8000-000000000002";
    private static final String AGENT = "0193a9d4-7c1e-7000-8000-000000000003";
    private static final String PATH = "/api/v1/overview/people/" + PERSON;
    private static final String ONE = "{\"items\":[{\"id\":\"x\"}]}";

    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<String> dealsAsked = new AtomicReference<>();
    private final AtomicReference<String> tokenSeen = new AtomicReference<>();
    private final AtomicReference<String> addressSeen = new AtomicReference<>();
    private final AtomicReference<String> traceSeen = new AtomicReference<>();
    private String token;

    @BeforeEach
    void allServicesAnswer() {
        token = Surroundings.realm().token("sales");
        TestServices services = Surroundings.services();
        services.reset();
        services.on(
                "/api/v1/people/" + PERSON,
                call -> TestServices.answer(
                        call, 200, "{\"id\":\"" + PERSON + "\",\"organisationId\":\"" + ORGANISATION + "\"}"));
        services.on("/api/v1/deals", call -> {
            dealsAsked.set(URLDecoder.decode(call.getRequestURI().getRawQuery(), StandardCharsets.UTF_8));
            tokenSeen.set(call.getRequestHeaders().getFirst("Authorization"));
            addressSeen.set(call.getRequestHeaders().getFirst("X-Forwarded-For"));
            traceSeen.set(call.getRequestHeaders().getFirst("traceparent"));
            TestServices.answer(call, 200, ONE);
        });
        services.on("/api/v1/invoices", call -> TestServices.answer(call, 200, ONE));
        services.on("/api/v1/tasks", call -> TestServices.answer(call, 200, ONE));
        services.on("/api/v1/timelines/" + PERSON, call -> TestServices.answer(call, 200, ONE));
        Instant twelveMinutesAgo = Instant.now(Clock.systemUTC()).minus(Duration.ofMinutes(12));
        services.on(
                "/api/v1/calls",
                call -> TestServices.answer(
                        call,
                        200,
                        "{\"items\":[{\"answeredAt\":\"" + twelveMinutesAgo + "\",\"agentId\":\"" + AGENT
                                + "\",\"team\":\"support\"}]}"));
    }

    @AfterEach
    void letTheSlowGo() {
        done.countDown();
    }

    @Test
    void theCustomerInOneCall() {
        // when
        HttpResponse<String> answer = Caller.send(Caller.as(token, PATH)
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .GET());

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject view = new JsonObject(answer.body());
        assertThat(view.getJsonObject("person").getString("id")).isEqualTo(PERSON.toString());
        for (String part : new String[] {"deals", "unpaidInvoices", "tasks", "timeline", "calls"}) {
            assertThat(view.getJsonArray(part)).as(part).hasSize(1);
        }
        assertThat(view.getJsonArray("missing")).isEmpty();
        assertThat(view.getJsonObject("lastContact").getString("kind")).isEqualTo("call");
        assertThat(view.getJsonObject("lastContact").getString("by")).isEqualTo(AGENT);
        assertThat(view.getJsonObject("lastContact").getString("team")).isEqualTo("support");
        assertThat(view.getJsonObject("lastContact").getLong("minutesAgo")).isEqualTo(12);
        assertThat(tokenSeen).hasValue("Bearer " + token);
        assertThat(addressSeen).hasValue("127.0.0.1");
        assertThat(traceSeen.get()).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(dealsAsked.get()).contains(PERSON.toString(), ORGANISATION, "closedAt eq null");
    }

    @Test
    void aServiceThatIsLateIsNamedAndNotWaitedFor() {
        // given
        Surroundings.services().on("/api/v1/calls", call -> {
            await().atMost(Duration.ofSeconds(10)).until(() -> done.getCount() == 0);
            TestServices.answer(call, 200, ONE);
        });
        Surroundings.services().on("/api/v1/tasks", call -> TestServices.answer(call, 500, "{}"));
        Surroundings.services().on("/api/v1/invoices", call -> TestServices.answer(call, 403, "{}"));
        long started = System.nanoTime();

        // when
        HttpResponse<String> answer = Caller.get(token, PATH);

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(1_500));
        JsonObject view = new JsonObject(answer.body());
        assertThat(view.getJsonObject("person")).isNotNull();
        assertThat(view.getJsonArray("deals")).hasSize(1);
        assertThat(view.containsKey("calls")).isFalse();
        assertThat(view.getJsonArray("missing")).containsExactly("activity", "telephony");
        assertThat(view.getJsonArray("withheld")).containsExactly("deals");
    }

    @Test
    void withoutContactsTheRestIsStillShown() {
        // given
        Surroundings.services().on("/api/v1/people/" + PERSON, call -> {
            await().atMost(Duration.ofSeconds(10)).until(() -> done.getCount() == 0);
            TestServices.answer(call, 200, "{}");
        });

        // when
        JsonObject view = new JsonObject(Caller.get(token, PATH).body());

        // then
        assertThat(view.containsKey("person")).isFalse();
        assertThat(view.getJsonArray("deals")).hasSize(1);
        assertThat(view.getJsonArray("missing")).containsExactly("contacts");
        assertThat(dealsAsked.get()).contains(PERSON.toString()).doesNotContain(ORGANISATION);
    }

    @Test
    void whomContactsDoesNotKnowThereIsNot() {
        Surroundings.services().on("/api/v1/people/" + PERSON, call -> TestServices.answer(call, 404, "{}"));
        AccessIT.assertProblem(Caller.get(token, PATH), 404, "not-found");
        AccessIT.assertProblem(Caller.get(token, "/api/v1/overview/people/not-an-id"), 404, "not-found");
    }
}
