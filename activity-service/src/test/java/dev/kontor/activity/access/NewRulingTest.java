package dev.kontor.activity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.activity.ActivityError;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.DefaultPolicy;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.Scope;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewRulingTest {
    private static final DefaultPolicy POLICY = DefaultPolicy.shipped();

    @Test
    void wordsBecomeARuling() {
        // when
        Ruling ruling = new NewRuling(Map.of("read", "subtree", "delete", "none"), Map.of("birthday", "read-only"))
                .on("sales", "person", POLICY);

        // then
        assertThat(ruling)
                .isEqualTo(new Ruling(
                        Map.of(Action.READ, Scope.SUBTREE, Action.DELETE, Scope.NONE),
                        Map.of("birthday", FieldRule.READ_ONLY)));
        assertThat(new NewRuling(Map.of(), null).on("sales", "person", POLICY))
                .isEqualTo(new Ruling(Map.of(), Map.of()));
    }

    @Test
    void everyFaultIsNamed() {
        // given
        NewRuling wrong = new NewRuling(
                Map.of("fly", "all", "read", "everything", "delete", "own"),
                Map.of("note", "gone", "No Field", "hidden"));

        // when
        Problem problem = catchThrowableOfType(Problem.class, () -> wrong.on("sales", "task", POLICY));

        // then
        assertThat(problem.code()).isEqualTo(PlatformError.VALIDATION_FAILED);
        assertThat(problem.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("/actions/fly", "unknown-action"),
                        Tuple.tuple("/actions/read", "unknown-scope"),
                        Tuple.tuple("/actions/delete", "unknown-action"),
                        Tuple.tuple("/fields/note", "unknown-field-rule"),
                        Tuple.tuple("/fields/No Field", "unknown-field"));
    }

    @Test
    void roleAndEntityAreThePolicys() {
        // when
        Problem problem = catchThrowableOfType(
                Problem.class, () -> new NewRuling(Map.of("read", "all"), null).on("king", "castle", POLICY));

        // then
        assertThat(problem.errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(Tuple.tuple("role", "unknown-role"), Tuple.tuple("entity", "unknown-entity"));
    }

    @ParameterizedTest
    @CsvSource({"all,subtree,''", "none,all,''", "all,all,role"})
    void administratorsKeepTheSayOverAccess(String read, String write, String field) {
        // given
        NewRuling narrower =
                new NewRuling(Map.of("read", read, "write", write), field.isEmpty() ? null : Map.of(field, "hidden"));

        // when
        Problem problem = catchThrowableOfType(Problem.class, () -> narrower.on("administrator", "access", POLICY));

        // then
        assertThat(problem.code()).isEqualTo(ActivityError.ADMINISTRATION_LOCKED_OUT);
        assertThat(narrower.on("head", "access", POLICY)).isNotNull();
    }
}
