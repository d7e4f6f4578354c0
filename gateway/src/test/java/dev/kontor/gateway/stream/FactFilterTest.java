package dev.kontor.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactFilterTest {
    private static final String TOPIC = "kontor.deals.deal";
    private static final String TYPE = "kontor.deals.deal.won.v1";

    @ParameterizedTest
    @CsvSource({
        "kontor.deals.deal.won.v1,  true,  true",
        "kontor.deals.deal.lost.v1, false, true",
        "kontor.deals.deal.won.v,   false, true",
        "kontor.deals.deal.w*,      true,  true",
        "kontor.deals.de*,          true,  true",
        "kontor.deals.deals*,       false, false",
        "kontor.deals.invoice.*,    false, false",
        "kontor.deals.deal,         false, false",
        "*,                         true,  true"
    })
    void typesAreExactOrBeginnings(String types, boolean matches, boolean wants) {
        FactFilter filter = new FactFilter(FactFilter.types(types), null);
        assertThat(filter.matches(TYPE, "1")).isEqualTo(matches);
        assertThat(filter.wants(TOPIC)).isEqualTo(wants);
    }

    @Test
    void nothingAskedIsEverything() {
        FactFilter filter = new FactFilter(FactFilter.types(" "), FactFilter.subject(""));
        assertThat(filter.matches(TYPE, "1")).isTrue();
        assertThat(filter.wants(TOPIC)).isTrue();
    }

    @Test
    void theSubjectIsOneRecord() {
        FactFilter filter = new FactFilter(List.of(), FactFilter.subject("a-1"));
        assertThat(filter.matches(TYPE, "a-1")).isTrue();
        assertThat(filter.matches(TYPE, "a-2")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,,b", "*a", "a**", "A", "a b", "ä", "a,"})
    void whatIsNoTypeIsSaidToBe(String types) {
        assertThatIllegalArgumentException().isThrownBy(() -> FactFilter.types(types));
    }

    @Test
    void limitsHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> FactFilter.types("a,".repeat(50) + "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> FactFilter.types("a".repeat(151)));
        assertThatIllegalArgumentException().isThrownBy(() -> FactFilter.subject("a".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> FactFilter.subject("a/b"));
    }

    @Test
    void topicsOfFactsAreNotThoseOfStateOrDeadLetters() {
        assertThat(new FactTopics(new ObjectMapper()).names())
                .contains("kontor.deals.deal", "kontor.analytics.sla-timer")
                .allMatch(name -> name.split("\\.").length == 3 && !name.endsWith("dead-letter"));
    }
}
