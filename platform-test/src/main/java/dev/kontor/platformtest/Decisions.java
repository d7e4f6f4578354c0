package dev.kontor.platformtest;

import dev.kontor.platform.access.AccessPolicy;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Scope;
import dev.kontor.platform.access.Subject;
import dev.kontor.platform.id.Ids;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Decides about access, places teams and tells of staff as activity-service would, and takes all of it back when it is closed. */
public final class Decisions implements AutoCloseable {
    private static final String RULE = "kontor.activity.access-rule.state.v1";
    private static final String TEAM = "kontor.activity.team.state.v1";
    private static final String STAFF = "kontor.activity.staff.state.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Events events = new Events();
    private final Map<UUID, String> told = new HashMap<>();
    private final Map<String, UUID> rules = new HashMap<>();
    private long version;

    /** What a role may do with an entity from now on; waits until the service under test goes by it. */
    public void decide(String role, String entity, Map<Action, Scope> actions, Map<String, String> fields) {
        UUID id = rules.computeIfAbsent(role + entity, key -> Ids.next());
        StringBuilder scopes = new StringBuilder();
        actions.forEach((action, scope) -> scopes.append(scopes.isEmpty() ? "" : ",")
                .append('"')
                .append(action.word())
                .append("\":\"")
                .append(scope.word())
                .append('"'));
        StringBuilder rows = new StringBuilder();
        fields.forEach((field, rule) -> rows.append(rows.isEmpty() ? "" : ",")
                .append('"')
                .append(field)
                .append("\":\"")
                .append(rule)
                .append('"'));
        tell(
                RULE,
                id,
                "{\"id\":\"" + id + "\",\"role\":\"" + role + "\",\"entity\":\"" + entity + "\",\"actions\":{" + scopes
                        + "},\"fields\":{" + rows + "}}");
        AccessPolicy policy = CDI.current().select(AccessPolicy.class).get();
        Subject anybody = new Subject(Ids.next(), null, Set.of(role), List.of(), Set.of());
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            boolean scoped = actions.entrySet().stream()
                    .allMatch(wanted -> policy.scope(anybody, entity, wanted.getKey()) == wanted.getValue());
            Map<String, ?> now = policy.fields(anybody, entity);
            return scoped
                    && (actions.get(Action.READ) == Scope.NONE || now.keySet().equals(fields.keySet()));
        });
    }

    /** A team below another, or at the top. */
    public void place(UUID id, String name, @Nullable UUID parent) {
        tell(
                TEAM,
                id,
                "{\"id\":\"" + id + "\",\"name\":\"" + name + "\""
                        + (parent == null ? "" : ",\"parentId\":\"" + parent + "\"") + "}");
    }

    /** A member of staff, as their state topic has them. */
    public void employ(UUID id, String json) {
        tell(STAFF, id, json);
    }

    private void tell(String type, UUID id, String json) {
        told.put(id, type);
        events.send(type, id, ++version, json);
    }

    @Override
    public void close() {
        told.forEach((id, type) -> events.send(type, id, ++version, null));
        events.close();
    }
}
