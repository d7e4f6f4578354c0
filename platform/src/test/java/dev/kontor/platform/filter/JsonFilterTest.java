package dev.kontor.platform.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFilterTest {
    private static final JsonNode DEAL = json("""
            {"type":"kontor.deals.deal.won.v1","time":"2026-03-02T08:00:00.250Z","data":{
              "amount":{"amount":"1250.00","currency":"EUR"},"lines":3,"open":false,"closedAt":null,
              "tags":["vip","retail"],"name":"50% OFF"}}""");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type like \"DEAL.won\"",
                "data.amount.amount gt 1000 and data.amount.currency eq \"EUR\"",
                "data.amount.amount eq 1250",
                "data.lines in (1, 3)",
                "data.open eq false",
                "data.open ne true",
                "data.tags has \"vip\" or data.lines gt 100",
                "not data.tags has \"gold\"",
                "data.name like \"50% o\"",
                "data.closedAt eq null and data.nothing eq null and data.name ne null",
                "time gt \"2026-03-02T08:00:00Z\" and time lt \"2026-03-02T08:00:01Z\"",
                "not (data.lines lt 3 or data.lines gt 3)",
                "type ge \"kontor.deals\" and type le \"kontor.deals.z\""
            })
    void holds(String text) {
        assertThat(compile(text).matches(DEAL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.amount.amount gt 1250",
                "data.lines ne 3",
                "data.lines in (1, 2)",
                "data.tags has \"gold\"",
                "data.name like \"50_\"",
                "data.open eq true",
                "data.closedAt ne null",
                // What is missing, or of another kind, is unknown: neither it nor its opposite holds.
                "data.nothing eq \"x\"",
                "data.nothing ne \"x\"",
                "not data.nothing eq \"x\"",
                "not data.nothing has \"x\"",
                "data.name gt 5",
                "not data.name gt 5",
                "data.lines like \"3\"",
                "data.open eq \"false\"",
                "data.name eq true"
            })
    void doesNotHold(String text) {
        assertThat(compile(text).matches(DEAL)).isFalse();
    }

    @Test
    void aKnownTruthOutweighsAnUnknownOne() {
        assertThat(compile("data.nothing eq 1 or data.lines eq 3").matches(DEAL))
                .isTrue();
        assertThat(compile("not (data.nothing eq 1 and data.lines eq 4)").matches(DEAL))
                .isTrue();
    }

    @Test
    void everyFaultIsNamedWithItsPosition() {
        for (String faulty : List.of(
                "salary eq 1", "data.lines is 3", "data.lines gt null", "data.name like 5", "data.open eq maybe", "")) {
            assertThatThrownBy(() -> compile(faulty))
                    .as(faulty)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.detail()).contains("position"));
        }
    }

    private static JsonFilter compile(String text) {
        return JsonFilter.compile(
                text,
                field -> field.startsWith("data.") || List.of("type", "time").contains(field));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
