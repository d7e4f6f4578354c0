package dev.kontor.activity.access;

import dev.kontor.activity.ActivityError;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.DefaultPolicy;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.Roles;
import dev.kontor.platform.access.Scope;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a client writes it; it replaces the whole rule.
 *
 * @param actions action → none, own, team, subtree or all; what is not named reaches nothing
 * @param fields field → hidden, masked or read-only
 */
@Schema(name = "NewAccessRule")
public record NewRuling(
        @NotNull @Size(max = MAX_ACTIONS) Map<String, String> actions,
        @Nullable @Size(max = MAX_FIELDS) Map<String, String> fields) {
    static final int MAX_ACTIONS = 20;
    static final int MAX_FIELDS = 50;

    private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9]{0,49}");
    /** Whose loss nobody could repair. */
    private static final String ACCESS = "access";

    /** The ruling, or a problem that names every fault. */
    Ruling on(String role, String entity, DefaultPolicy policy) {
        List<FieldError> faults = new ArrayList<>();
        if (!policy.roles().contains(role)) {
            faults.add(new FieldError("role", "unknown-role", "is no role of Kontor"));
        }
        boolean known = policy.entities().contains(entity);
        if (!known) {
            faults.add(new FieldError("entity", "unknown-entity", "is no entity of the access policy"));
        }
        Map<Action, Scope> scopes = new EnumMap<>(Action.class);
        actions.forEach((name, word) -> {
            Action action = read(Action::of, name);
            Scope scope = read(Scope::of, word);
            if (action == null || (known && !policy.actions(entity).contains(action))) {
                faults.add(new FieldError("/actions/" + name, "unknown-action", "is no action of " + entity));
            } else if (scope == null) {
                faults.add(
                        new FieldError("/actions/" + name, "unknown-scope", "must be none, own, team, subtree or all"));
            } else {
                scopes.put(action, scope);
            }
        });
        Map<String, FieldRule> rules = new HashMap<>();
        (fields == null ? Map.<String, String>of() : fields).forEach((name, word) -> {
            FieldRule rule = read(FieldRule::of, word);
            if (!FIELD.matcher(name).matches()) {
                faults.add(new FieldError("/fields/" + name, "unknown-field", "is no name of a field"));
            } else if (rule == null) {
                faults.add(
                        new FieldError("/fields/" + name, "unknown-field-rule", "must be hidden, masked or read-only"));
            } else {
                rules.put(name, rule);
            }
        });
        if (!faults.isEmpty()) {
            throw Problem.of(PlatformError.VALIDATION_FAILED, "The rule cannot be understood", faults);
        }
        return requireAdministration(role, entity, new Ruling(scopes, rules));
    }

    private static Ruling requireAdministration(String role, String entity, Ruling ruling) {
        if (Roles.ADMINISTRATOR.equals(role)
                && ACCESS.equals(entity)
                && (ruling.actions().get(Action.READ) != Scope.ALL
                        || ruling.actions().get(Action.WRITE) != Scope.ALL
                        || !ruling.fields().isEmpty())) {
            throw Problem.of(
                    ActivityError.ADMINISTRATION_LOCKED_OUT, "Administrators read and write all rules of access");
        }
        return ruling;
    }

    private static <T> @Nullable T read(Function<String, T> words, @Nullable String word) {
        try {
            return word == null ? null : words.apply(word);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
