package dev.kontor.platform.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Whatever a client sends as a filter: it becomes an expression of our own words and names alone, or a problem that says where. */
class FilterPropertiesTest {
    private static final Map<String, FilterField> FIELDS = Map.of(
            "stage", new FilterField("stage", Kind.TEXT),
            "amount", new FilterField("amount.value", Kind.NUMBER),
            "owner", new FilterField("ownerId", Kind.UUID),
            "tags", new FilterField("tags", Kind.TEXT_LIST),
            "openedAt", new FilterField("openedAt", Kind.INSTANT),
            "birthday", new FilterField("birthday", Kind.DATE),
            "active", new FilterField("active", Kind.BOOLEAN));

    private static final Pattern OUR_WORDS = Pattern.compile(
            "(?:e\\.(?:stage|amount\\.value|ownerId|tags|openedAt|birthday|active)"
                    + "|:f\\d+|array_contains|lower|like|escape '!'|is(?: not)? null|not|and|or|in|<>|<=|>=|[=<>(), ])*");

    @Property
    void anyTextIsRefusedWithItsPlaceOrMadeOfOurWords(@ForAll @StringLength(max = 200) String text) {
        check(text);
    }

    @Property
    void piecesOfTheLanguageInAnyOrderAreToo(@ForAll("pieces") String text) {
        check(text);
    }

    private static void check(String text) {
        Condition condition;
        try {
            condition = Filter.compile(text, FIELDS);
        } catch (Problem problem) {
            assertThat(problem.code().code()).isEqualTo("filter-invalid");
            assertThat(problem.detail()).contains("position");
            return;
        }
        assertThat(condition.hql()).matches(OUR_WORDS);
        long holes =
                Pattern.compile(":f\\d+").matcher(condition.hql()).results().count();
        assertThat(condition.parameters()).hasSize((int) holes);
    }

    /** So many pieces that a good part of the texts is valid, and what strangers try. */
    @Provide
    Arbitrary<String> pieces() {
        Arbitrary<String> comparison = Arbitraries.of(
                "stage eq \"won\"",
                "stage like \"%' or 1=1 --\"",
                "amount gt 1000",
                "amount in (1, -2.5)",
                "owner eq null",
                "tags has \"x\\\") or e.id is not null\"",
                "openedAt ge \"2026-01-01T00:00:00Z\"",
                "birthday lt \"+999999999-12-31\"",
                "stage eq \"\u0000\"",
                "active eq true",
                "e.ownerId eq null",
                "stage.length gt 1",
                "function('pg_sleep', 9) eq 1");
        Arbitrary<String> word = Arbitraries.of("and", "or", "not", "(", ")", "in", "\"", ";", "--", "/*", "null");
        Arbitrary<String> sentence =
                comparison.list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join(" and ", parts));
        Arbitrary<List<String>> jumble = Arbitraries.frequencyOf(Tuple.of(3, comparison), Tuple.of(2, word))
                .list()
                .ofMaxSize(12);
        return Arbitraries.oneOf(sentence, jumble.map(parts -> String.join(" ", parts)));
    }

    @Property(tries = 200)
    void aFilterIsNeverDeeperThanItsLimit(@ForAll @IntRange(max = 4_000) int depth) {
        Optional<Problem> refused = refusal("(".repeat(depth) + "stage eq \"a\"" + ")".repeat(depth));

        assertThat(refused.isPresent()).isEqualTo(depth > 20);
    }

    private static Optional<Problem> refusal(String text) {
        try {
            Filter.compile(text, FIELDS);
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem);
        }
    }
}
