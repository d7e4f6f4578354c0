package dev.kontor.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private final EventReader reader = new EventReader(new ObjectMapper());

    private record Money(String amount, @Nullable String currency) {}

    private record DealState(String stage, @Nullable Money amount, List<String> tags) {}

    @Test
    void fieldsThatItDoesNotKnowAreSkippedAtEveryDepth() {
        String value = """
                {"new":{"stage":"inner","list":[1,{"tags":["x"]}]},"stage":"offer","amount":{"digits":[9],"amount":"1.00"},
                 "other":null,"tags":["a","b"],"last":true}""";
        assertThat(read(value)).isEqualTo(new DealState("offer", new Money("1.00", null), List.of("a", "b")));
    }

    @Test
    void whatIsNoSuchRecordIsPoisonThatNamesTheEvent() {
        for (String value : List.of("", "[]", "{\"stage\":[]}", "{\"stage\":\"offer\"", "{\"amount\":\"1.00\"}")) {
            assertThatThrownBy(() -> read(value)).isInstanceOf(Poison.class).hasMessageContaining("deal.opened 42");
        }
    }

    @Test
    void aTombstoneIsNoValue() {
        assertThatThrownBy(() -> read(null)).isInstanceOf(Poison.class);
    }

    private DealState read(@Nullable String value) {
        return reader.read("deal.opened", "42", value, DealState.class);
    }
}
