package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class FaultIT {
    @Test
    void aServiceThatIsDownIsSaidToBe() {
        // when
        HttpResponse<String> answer = Caller.get(Surroundings.realm().token("sales"), "/api/v1/deliveries");

        // then
        AccessIT.assertProblem(answer, 503, "upstream-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void aServiceThatThinksTooLongIsNotWaitedFor() {
        // given
        CountDownLatch never = new CountDownLatch(1);
        Surroundings.services().on("/api/v1/deals/slow", call -> {
            await().atMost(Duration.ofSeconds(5)).until(() -> never.getCount() == 0);
            TestServices.answer(call, 200, "{}");
        });

        // when
        HttpResponse<String> answer = Caller.get(Surroundings.realm().token("sales"), "/api/v1/deals/slow");
        never.countDown();

        // then
        AccessIT.assertProblem(answer, 504, "upstream-timeout");
    }
}
