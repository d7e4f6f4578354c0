package dev.kontor.notification.webhook.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.platform.filter.JsonFilter;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which events a webhook wants: one of its types, and one of its subjects if it names any, and what its expression says. */
public final class Selection {
    private static final String ANY_ENDING = "*";
    private static final String DATA = "data.";
    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "source",
            "type",
            "subject",
            "time",
            "actor",
            "aggregateversion",
            "correlationid",
            "causationid",
            "transactionid");

    private final List<String> types;
    private final Set<String> subjects;

    @Nullable
    private final JsonFilter expression;

    private Selection(List<String> types, Set<String> subjects, @Nullable JsonFilter expression) {
        this.types = types;
        this.subjects = subjects;
        this.expression = expression;
    }

    /** Fails with a {@code filter-invalid} problem when the expression cannot be read. */
    static Selection of(List<String> types, List<String> subjects, @Nullable String expression) {
        return new Selection(types, Set.copyOf(subjects), expression == null ? null : compile(expression));
    }

    /** Refuses an expression that cannot be read, with the place of the fault. */
    public static void verify(@Nullable String expression) {
        if (expression == null) {
            return;
        }
        try {
            compile(expression);
        } catch (Problem fault) {
            String text = fault.detail();
            throw Problem.of(fault.code(), text, List.of(new FieldError("/expression", "syntax", text)));
        }
    }

    /** @param document the event as it would be sent, called for only where an expression asks for it */
    boolean wants(String type, String subject, Supplier<JsonNode> document) {
        return types.stream().anyMatch(wanted -> isOfType(type, wanted))
                && (subjects.isEmpty() || subjects.contains(subject))
                && (expression == null || expression.matches(document.get()));
    }

    private static boolean isOfType(String type, String wanted) {
        return wanted.endsWith(ANY_ENDING)
                ? type.startsWith(wanted.substring(0, wanted.length() - ANY_ENDING.length()))
                : type.equals(wanted);
    }

    private static JsonFilter compile(String expression) {
        return JsonFilter.compile(expression, field -> ATTRIBUTES.contains(field) || field.startsWith(DATA));
    }
}
