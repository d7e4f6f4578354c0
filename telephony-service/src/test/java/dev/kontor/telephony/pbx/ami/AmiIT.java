package dev.kontor.telephony.pbx.ami;

import static dev.kontor.telephony.Pbx.calls;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.telephony.TelephonyTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Asterisk on the wire: what it tells is in the database, whatever happens in between. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(TelephonyTestResource.class)
class AmiIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static TracePbx pbx;

    @BeforeAll
    static void open() {
        pbx = new TracePbx(ConfigProvider.getConfig().getValue("kontor.ami.port", Integer.class));
        Awaitility.await().atMost(SOON).until(pbx::hasListener);
    }

    @AfterAll
    static void close() {
        pbx.close();
    }

    @Test
    void aCallIsLogged() {
        assertThat(played("inbound-answered")).containsEntry("status", "ended").containsEntry("talkSeconds", 65);
        assertThat(played("outbound-answered"))
                .containsEntry("direction", "outbound")
                .containsEntry("talkSeconds", 65);
        assertThat(played("missed")).containsEntry("status", "missed");
        assertThat(played("queue-abandoned")).containsEntry("status", "missed").containsEntry("queue", "support");
        assertThat(played("held")).containsEntry("talkSeconds", 150).containsEntry("holdSeconds", 20);
        assertThat((List<?>) played("attended-transfer").get("transfers")).hasSize(1);
        assertThat((List<?>) played("blind-transfer").get("transfers")).hasSize(1);
    }

    @Test
    void repeatedAndMixedUpEventsEndInTheSameCall() {
        for (String trace : List.of("attended-transfer", "queue-answered", "ring-group", "held")) {
            // given
            Map<String, Object> straight = played(trace);
            String linkedId = anId();
            List<String> events = new ArrayList<>(trace(trace, linkedId));
            events.addAll(List.copyOf(events));
            Collections.shuffle(events, new Random(11));

            // when
            pbx.play(events);
            playMarker();

            // then
            Map<String, Object> mixedUp = calls(linkedId).get(0);
            assertThat(mixedUp)
                    .usingRecursiveComparison()
                    .ignoringFields("id", "version", "pbxCallId")
                    .isEqualTo(straight);
            List<Published> facts = OutboxDrain.factsOf(mixedUp.get("id"));
            assertThat(facts)
                    .extracting(Published::version)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, facts.size()).boxed().toList());
        }
    }

    @Test
    void signalsWaitForADatabaseThatIsAway() throws SQLException {
        // given
        String linkedId = anId();
        execute("alter table call_signal rename to call_signal_away");

        // when
        pbx.play(trace("inbound-answered", linkedId));
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .body("checks.data.signalsWaiting", hasItem(greaterThan(0))));
        execute("alter table call_signal_away rename to call_signal");

        // then
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !calls(linkedId).isEmpty()
                        && "ended".equals(calls(linkedId).get(0).get("status")));
    }

    @Test
    void theLinkComesBack() {
        // when
        pbx.drop();
        Awaitility.await().atMost(SOON).until(pbx::hasListener);

        // then
        given().get("/q/health/ready").then().body("checks.data.link", hasItem("connected"));
        assertThat(played("unanswered")).containsEntry("status", "missed");
    }

    private static Map<String, Object> played(String trace) {
        String linkedId = anId();
        pbx.play(trace(trace, linkedId));
        playMarker();
        return calls(linkedId).get(0);
    }

    /** Signals are taken in one after another: when this small call is there, all before it are. */
    private static void playMarker() {
        String marker = anId();
        pbx.play(trace("missed", marker));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !calls(marker).isEmpty()
                        && "missed".equals(calls(marker).get(0).get("status")));
    }

    /** The trace with ids of its own, so that it is another call. */
    private static List<String> trace(String name, String linkedId) {
        List<String> events = TracePbx.trace(name);
        String original = events.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Linkedid: "))
                .findFirst()
                .orElseThrow()
                .substring("Linkedid: ".length());
        String prefix = linkedId.substring(0, linkedId.indexOf('.'));
        return events.stream()
                .map(event -> event.replaceAll("(?m)id: " + original + "$", "id: " + linkedId)
                        .replaceAll("(?m)(niqueid|inkedid): (?!" + prefix + ")(\\d+\\.\\d+)$", "$1: " + prefix + "-$2"))
                .toList();
    }

    private static String anId() {
        return Ids.next() + ".1";
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = OutboxDrain.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
