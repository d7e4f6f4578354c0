package dev.kontor.notification.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.access.AccessPolicy;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.FactFields;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.FieldRules;
import dev.kontor.platform.access.Scope;
import dev.kontor.platform.access.Subject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of an event a webhook's owner may have, as the policy is now. An event does not tell whose its record is, so an owner who may not read
 * all records of its kind gets none.
 */
@ApplicationScoped
public class OwnerRights {
    /** Tells of nothing and is for every owner. */
    public static final String TEST = "kontor.notification.webhook.test.v1";

    private static final int AGGREGATE = 2;
    private static final int NAME = 3;
    private static final String DATA = "data";

    private final AccessPolicy policy;
    private final FieldRules rules;
    private final FactFields facts = FactFields.shipped();
    private final ObjectReader reader;

    OwnerRights(AccessPolicy policy, FieldRules rules, ObjectMapper json) {
        this.policy = policy;
        this.rules = rules;
        // Numbers stay exact.
        this.reader = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** From the webhook's columns. */
    public static Subject owner(Row row) {
        return new Subject(
                row.getUUID("owner_id"),
                row.getString("owner_client"),
                Set.of(row.getArrayOfStrings("owner_roles")),
                List.of(),
                Set.of(row.getArrayOfStrings("owner_scopes")));
    }

    /** Not before the policy was read. */
    public boolean areKnown() {
        return policy.isKnown();
    }

    public boolean mayHave(Subject owner, String type) {
        return type.equals(TEST) || policy.scope(policy.today(owner), entity(type), Action.READ) == Scope.ALL;
    }

    /** The event itself when nothing of it is concealed. */
    public JsonNode shown(Subject owner, String type, JsonNode event) {
        Map<String, FieldRule> concealing = concealing(owner, type);
        return concealing.isEmpty() ? event : conceal(event.deepCopy(), concealing);
    }

    /** The same, to the letter where nothing is concealed. */
    public String shown(Subject owner, String type, String event) {
        Map<String, FieldRule> concealing = concealing(owner, type);
        if (concealing.isEmpty()) {
            return event;
        }
        try {
            return conceal(reader.readTree(event), concealing).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event was kept that is no JSON", e);
        }
    }

    private JsonNode conceal(JsonNode event, Map<String, FieldRule> concealing) {
        if (event.get(DATA) instanceof ObjectNode data) {
            ((ObjectNode) event).set(DATA, (JsonNode) rules.apply(data, concealing));
        }
        return event;
    }

    private Map<String, FieldRule> concealing(Subject owner, String type) {
        String entity = entity(type);
        Map<String, FieldRule> all = facts.rules(entity, word(type, NAME), policy.fields(policy.today(owner), entity));
        all.values().removeIf(rule -> !rule.conceals());
        return all;
    }

    private String entity(String type) {
        return facts.entity(word(type, AGGREGATE));
    }

    private static String word(String type, int place) {
        String[] words = type.split("\\.", -1);
        return place < words.length ? words[place] : "";
    }
}
