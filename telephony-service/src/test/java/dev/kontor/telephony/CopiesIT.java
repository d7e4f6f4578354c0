package dev.kontor.telephony;

import static dev.kontor.telephony.Pbx.calls;
import static dev.kontor.telephony.Pbx.inbound;
import static dev.kontor.telephony.Pbx.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(TelephonyTestResource.class)
class CopiesIT {
    private static Events events;

    @BeforeAll
    static void open() {
        events = new Events();
    }

    @AfterAll
    static void close() {
        events.close();
    }

    @Test
    void theOnePersonOfTheNumberIsTheCustomerAndTheExtensionIsTheAgent() {
        // given
        UUID agent = Company.hire(events, "401", "riga");
        UUID person = Company.meet(events, "Viens", "+37127400001");

        // then
        assertThat(ring("27400001", "401"))
                .containsEntry("personId", person.toString())
                .containsEntry("customerNumber", "+37127400001")
                .containsEntry("agentId", agent.toString())
                .containsEntry("team", "riga");
    }

    @Test
    void severalPeopleOfOneNumberAreNobodyInParticular() {
        // given
        Company.meet(events, "Pirmais", "+37127400002");
        Company.meet(events, "Otrais", "+37127400002");

        // then
        assertThat(ring("+37127400002", "409")).doesNotContainKey("personId");
    }

    @Test
    void anOlderCardChangesNothing() {
        // given
        UUID person = Company.meet(events, "Trešais", "+37127400003");
        Company.move(events, person, 5, "Trešais", "+37127400004");

        // when
        Company.replay(events, person, 2, "Trešais", "+37127400003");
        Company.move(events, person, 6, "Trešais", "+37127400004");

        // then
        assertThat(ring("+37127400003", "409")).doesNotContainKey("personId");
        assertThat(ring("+37127400004", "409")).containsEntry("personId", person.toString());
    }

    @Test
    void tombstonesAreHonoured() {
        // given
        UUID agent = Company.hire(events, "402", "riga");
        UUID person = Company.meet(events, "Ceturtais", "+37127400005");

        // when
        Company.forget(events, person);
        Company.dismiss(events, agent);

        // then
        assertThat(ring("+37127400005", "402")).doesNotContainKeys("personId", "agentId");
    }

    @Test
    void ourOwnTrunkIsNobodysNumber() {
        // given
        Company.meet(events, "Centrāle", "+37167000000");

        // then
        assertThat(ring("+37167000000", "409")).doesNotContainKeys("personId", "customerNumber");
    }

    private static Map<String, Object> ring(String from, String extension) {
        String callId = UUID.randomUUID().toString();
        send(inbound(callId, "rang", 0, from, extension)).then().statusCode(200);
        return calls(callId).get(0);
    }
}
