package dev.kontor.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.FieldRules;
import dev.kontor.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer's body as the caller's field rules leave it: one record, a page or a list. */
@ApplicationScoped
public class Shown {
    private final ObjectMapper json;
    private final Caller caller;
    private final FieldRules rules;

    Shown(ObjectMapper json, Caller caller, FieldRules rules) {
        this.json = json;
        this.caller = caller;
        this.rules = rules;
    }

    /** The body itself when no rule is about it. */
    public @Nullable Object of(@Nullable Object body) {
        List<?> views = views(body);
        return of(body, views, rules(views));
    }

    @Nullable
    Object of(@Nullable Object body, List<?> views, Map<String, FieldRule> own) {
        if (own.values().stream().noneMatch(FieldRule::conceals)) {
            return body;
        }
        List<Object> shown = views.stream().map(view -> rules.apply(view, own)).toList();
        Object all = switch (body) {
            case Page<?> page -> new Page<>(shown, page.next(), page.count());
            case List<?> list -> shown;
            case null, default -> shown.getFirst();
        };
        // A tree, as the writer of an operation knows the type that it declares and no other.
        return json.valueToTree(all);
    }

    /** What a body shows: one record, those of a page, those of a list. */
    List<?> views(@Nullable Object body) {
        return switch (body) {
            case Page<?> page -> page.items();
            case List<?> list -> list;
            case null -> List.of();
            default -> List.of(body);
        };
    }

    /** The caller's, for the entity that the views show. */
    Map<String, FieldRule> rules(List<?> views) {
        String entity = views.isEmpty() ? "" : FieldRules.entity(views.getFirst());
        return entity.isEmpty() ? Map.of() : caller.fields(entity);
    }
}
