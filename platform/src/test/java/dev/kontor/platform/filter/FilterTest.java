package dev.kontor.platform.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.problem.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilterTest {
    private static final Map<String, FilterField> FIELDS = Map.of(
            "stage", new FilterField("stage", Kind.TEXT),
            "amount", new FilterField("amount.value", Kind.NUMBER),
            "owner", new FilterField("ownerId", Kind.UUID),
            "tags", new FilterField("tags", Kind.TEXT_LIST),
            "openedAt", new FilterField("openedAt", Kind.INSTANT),
            "active", new FilterField("active", Kind.BOOLEAN));

    @Test
    void theContractsExampleCompiles() {
        Condition condition =
                compile("stage eq \"won\" and amount gt 1000 and (tags has \"vip\" or stage like \"iv_n\")");

        assertThat(condition.hql())
                .isEqualTo("e.stage = :f0 and e.amount.value > :f1 and"
                        + " (array_contains(e.tags, :f2) or lower(e.stage) like lower(:f3) escape '!')");
        assertThat(condition.parameters())
                .isEqualTo(Map.of("f0", "won", "f1", new BigDecimal("1000"), "f2", "vip", "f3", "%iv!_n%"));
    }

    @Test
    void valuesAreOfTheFieldsKind() {
        assertThat(compile("openedAt ge \"2026-01-01T00:00:00Z\"").parameters())
                .containsValue(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(compile("active eq true").parameters()).containsValue(true);
        assertThat(compile("amount in (1, -2.5)").parameters().values())
                .containsExactlyInAnyOrder(BigDecimal.ONE, new BigDecimal("-2.5"));
        assertThat(compile("not owner eq null").hql()).isEqualTo("not (e.ownerId is null)");
    }

    @Test
    void textOfTheClientNeverBecomesQuery() {
        Condition condition = compile("stage eq \"x' or 1=1 -- \\\"quoted\\\"\"");

        assertThat(condition.hql()).isEqualTo("e.stage = :f0");
        assertThat(condition.parameters()).containsValue("x' or 1=1 -- \"quoted\"");
    }

    @Test
    void everyFaultIsNamedWithItsPosition() {
        for (String faulty : List.of(
                "salary eq 1",
                "stage eq",
                "stage eq won",
                "stage is \"x\"",
                "(stage eq \"a\"",
                "stage eq \"a\" stage eq \"b\"",
                "amount eq \"a\"",
                "owner eq \"no-uuid\"",
                "stage eq \"open",
                "stage gt null",
                "tags eq \"a\"",
                "; drop table",
                "amount has \"a\"",
                "amount gt 1..2",
                "stage in ()")) {
            assertThatThrownBy(() -> compile(faulty)).as(faulty).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.code().code()).isEqualTo("filter-invalid");
                assertThat(problem.detail()).contains("position");
            });
        }
    }

    @Test
    void limitsHold() {
        String deep = "not ".repeat(30) + "active eq true";
        String wide = IntStream.range(0, 600)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "amount in (", ")"));

        assertThatThrownBy(() -> compile(deep)).hasMessageContaining("nested");
        assertThatThrownBy(() -> compile(wide)).hasMessageContaining("values");
        assertThatThrownBy(() -> compile("stage eq \"" + "x".repeat(4_000) + "\""))
                .hasMessageContaining("longer");
    }

    private static Condition compile(String text) {
        return Filter.compile(text, FIELDS);
    }
}
