package dev.kontor.platform.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code contracts/access-policy.json}: what holds where nobody has decided otherwise. */
public final class DefaultPolicy {
    private static final String RESOURCE = "/contracts/access-policy.json";
    private static final DefaultPolicy SHIPPED = read();

    private final Map<String, EntityPolicy> entities;
    private final Map<RuleKey, AccessRule> rules = new LinkedHashMap<>();

    record RuleKey(String role, String entity) {}

    /**
     * One entity as the file has it.
     *
     * @param sensitive fields of which each reading is on record
     * @param actions action → scope → roles
     * @param fields field → rule → roles
     */
    record EntityPolicy(
            Set<String> sensitive,
            Map<Action, Map<Scope, List<String>>> actions,
            Map<String, Map<FieldRule, List<String>>> fields) {
        private Set<String> roles() {
            Set<String> roles = new LinkedHashSet<>();
            actions.values().forEach(scopes -> scopes.values().forEach(roles::addAll));
            fields().values().forEach(byRule -> byRule.values().forEach(roles::addAll));
            return roles;
        }

        private AccessRule rule(String role, String entity) {
            Map<Action, Scope> scopes = new EnumMap<>(Action.class);
            actions.forEach((action, byScope) -> byScope.forEach((scope, roles) -> {
                if (roles.contains(role)) {
                    scopes.merge(action, scope, Scope::or);
                }
            }));
            Map<String, FieldRule> rules = new HashMap<>();
            fields().forEach((field, byRule) -> byRule.forEach((rule, roles) -> {
                if (roles.contains(role)) {
                    rules.put(field, rule);
                }
            }));
            return new AccessRule(role, entity, Map.copyOf(scopes), Map.copyOf(rules));
        }
    }

    private DefaultPolicy(Map<String, EntityPolicy> entities) {
        this.entities = entities;
        entities.forEach((entity, policy) ->
                policy.roles().forEach(role -> rules.put(new RuleKey(role, entity), policy.rule(role, entity))));
    }

    public static DefaultPolicy shipped() {
        return SHIPPED;
    }

    private static DefaultPolicy read() {
        try (InputStream file = DefaultPolicy.class.getResourceAsStream(RESOURCE)) {
            JsonObject json = new JsonObject(
                    Buffer.buffer(Objects.requireNonNull(file, RESOURCE).readAllBytes()));
            Map<String, EntityPolicy> entities = new LinkedHashMap<>();
            json.fieldNames().forEach(entity -> entities.put(entity, entity(json.getJsonObject(entity))));
            return new DefaultPolicy(entities);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EntityPolicy entity(JsonObject json) {
        Map<Action, Map<Scope, List<String>>> actions = new EnumMap<>(Action.class);
        JsonObject byAction = json.getJsonObject("actions");
        byAction.fieldNames()
                .forEach(action -> actions.put(Action.of(action), roles(byAction.getJsonObject(action), Scope::of)));
        Map<String, Map<FieldRule, List<String>>> fields = new LinkedHashMap<>();
        JsonObject byField = json.getJsonObject("fields", new JsonObject());
        byField.fieldNames().forEach(field -> fields.put(field, roles(byField.getJsonObject(field), FieldRule::of)));
        return new EntityPolicy(
                new LinkedHashSet<>(texts(json.getJsonArray("sensitive", new JsonArray()))), actions, fields);
    }

    private static <K> Map<K, List<String>> roles(JsonObject json, Function<String, K> key) {
        Map<K, List<String>> roles = new LinkedHashMap<>();
        json.fieldNames().forEach(name -> roles.put(key.apply(name), texts(json.getJsonArray(name))));
        return roles;
    }

    private static List<String> texts(JsonArray json) {
        return json.stream().map(String::valueOf).toList();
    }

    /** All rules, by entity and role as the file has them. */
    public List<AccessRule> rules() {
        return new ArrayList<>(rules.values());
    }

    /** Null for a role that has nothing to do with the entity. */
    public @Nullable AccessRule rule(String role, String entity) {
        return rules.get(new RuleKey(role, entity));
    }

    public Set<String> entities() {
        return entities.keySet();
    }

    public Set<String> roles() {
        Set<String> roles = new HashSet<>();
        rules.keySet().forEach(key -> roles.add(key.role()));
        return roles;
    }

    /** The actions that an entity has. */
    public Set<Action> actions(String entity) {
        return policy(entity).actions().keySet();
    }

    public Set<String> sensitive(String entity) {
        return policy(entity).sensitive();
    }

    private EntityPolicy policy(String entity) {
        EntityPolicy policy = entities.get(entity);
        if (policy == null) {
            throw new IllegalArgumentException("contracts/access-policy.json does not know the entity " + entity);
        }
        return policy;
    }
}
