package dev.kontor.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platformtest.Contracts;
import dev.kontor.telephony.agent.consumed.StaffState;
import dev.kontor.telephony.party.consumed.PersonState;
import org.junit.jupiter.api.Test;

/** What the producers promise is what we read. */
class ConsumedContractTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void personState() throws Exception {
        for (String example : Contracts.examples("kontor.contacts.person.state.v1")) {
            PersonState state = JSON.readValue(example, PersonState.class);
            assertThat(state.displayName()).isEqualTo("Ilze Kalniņa");
            assertThat(state.numbers()).containsExactly("+37126000001");
            assertThat(state.ownerId()).isNotNull();
            assertThat(state.organisationId()).isNotNull();
        }
    }

    @Test
    void staffState() throws Exception {
        for (String example : Contracts.examples("kontor.activity.staff.state.v1")) {
            StaffState state = JSON.readValue(example, StaffState.class);
            assertThat(state.extension()).isEqualTo("101");
            assertThat(state.team()).isEqualTo("riga");
            assertThat(state.active()).isTrue();
        }
    }
}
