package dev.kontor.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRuleTest {
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"q=a", "q=%20%0a&limit=1", "filter=name eq \"x\"", "a&b", "=", "%2500"})
    void plainQueriesPass(String query) {
        assertThat(QueryRule.refused(query)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"q=%00,q", "a=1&q=x%00y&b=2,q", "a=1&q%00=1,q", "a=1&%00,''", "from=a=%00,from"})
    void aZeroIsRefusedByItsParameter(String query, String name) {
        assertThat(QueryRule.refused(query)).isEqualTo(name);
    }
}
