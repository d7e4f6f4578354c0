package dev.kontor.gateway.doc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts the services' OpenAPI documents together into one. Components that are the same in two services stand once; those that differ and
 * operation ids taken twice get the service's name in front, in the later service.
 */
final class ApiMerger {
    private static final String PATHS = "paths";
    private static final String COMPONENTS = "components";
    private static final String SECURITY = "security";
    private static final String SECURITY_SCHEMES = "securitySchemes";
    private static final String OPERATION_ID = "operationId";
    private static final String REFERENCE = "#/components/";
    static final String SCHEME = "bearer";

    private final ObjectNode merged;
    private final Set<String> operationIds = new HashSet<>();
    private final Set<String> tags = new HashSet<>();

    /** @param frame what does not come from a service: version, info, servers, the security scheme */
    ApiMerger(ObjectNode frame) {
        this.merged = frame;
    }

    ApiMerger add(String service, ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        Map<String, String> renamed = renames(service, copy.path(COMPONENTS));
        if (!renamed.isEmpty()) {
            rewrite(copy, renamed);
        }
        addComponents(copy.path(COMPONENTS), renamed);
        copy.path(PATHS).properties().forEach(path -> addPath(service, path.getKey(), path.getValue()));
        copy.path("tags").forEach(this::addTag);
        return this;
    }

    ObjectNode document() {
        return merged;
    }

    /** References to the components of {@code service} that cannot keep their name, and what they become. */
    private Map<String, String> renames(String service, JsonNode components) {
        Map<String, String> renamed = new HashMap<>();
        int before = -1;
        // A component that looks the same but points to one that differs, differs too: again until nothing changes.
        while (before != renamed.size()) {
            before = renamed.size();
            components
                    .properties()
                    .forEach(kind -> kind.getValue().properties().forEach(component -> {
                        JsonNode taken =
                                merged.path(COMPONENTS).path(kind.getKey()).path(component.getKey());
                        boolean differs = !taken.isMissingNode()
                                && (!taken.equals(component.getValue()) || pointsToAny(component.getValue(), renamed));
                        if (differs && !SECURITY_SCHEMES.equals(kind.getKey())) {
                            String base = REFERENCE + kind.getKey() + "/";
                            renamed.put(base + component.getKey(), base + prefixed(service, component.getKey()));
                        }
                    }));
        }
        return renamed;
    }

    private static boolean pointsToAny(JsonNode node, Map<String, String> renamed) {
        if (node.isTextual()) {
            return renamed.containsKey(node.textValue());
        }
        for (JsonNode child : node) {
            if (pointsToAny(child, renamed)) {
                return true;
            }
        }
        return false;
    }

    private static void rewrite(JsonNode node, Map<String, String> renamed) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                String target = renamed.get(field.getValue().textValue());
                if (target == null) {
                    rewrite(field.getValue(), renamed);
                } else {
                    field.setValue(TextNode.valueOf(target));
                }
            });
        } else {
            node.forEach(child -> rewrite(child, renamed));
        }
    }

    private void addComponents(JsonNode components, Map<String, String> renamed) {
        components.properties().forEach(kind -> {
            if (!SECURITY_SCHEMES.equals(kind.getKey())) {
                ObjectNode target = merged.withObjectProperty(COMPONENTS).withObjectProperty(kind.getKey());
                kind.getValue().properties().forEach(component -> {
                    String base = REFERENCE + kind.getKey() + "/";
                    String name = renamed.getOrDefault(base + component.getKey(), base + component.getKey());
                    target.set(name.substring(base.length()), component.getValue());
                });
            }
        });
    }

    private void addPath(String service, String path, JsonNode item) {
        ObjectNode target = merged.withObjectProperty(PATHS).withObjectProperty(path);
        item.properties().forEach(member -> {
            if (target.has(member.getKey())) {
                throw new IllegalStateException(
                        service + " claims " + member.getKey() + " " + path + ", which is taken");
            }
            if (member.getValue() instanceof ObjectNode operation && operation.has("responses")) {
                complete(service, operation);
            }
            target.set(member.getKey(), member.getValue());
        });
    }

    private void complete(String service, ObjectNode operation) {
        String id = operation.path(OPERATION_ID).textValue();
        if (id != null && !operationIds.add(id)) {
            String prefixed = service + capitalised(id);
            operationIds.add(prefixed);
            operation.put(OPERATION_ID, prefixed);
        }
        // What a service marks with roles needs a token; what it does not mark is public.
        boolean secured = !operation.path(SECURITY).isEmpty();
        ArrayNode security = operation.putArray(SECURITY);
        if (secured) {
            security.addObject().putArray(SCHEME);
        }
    }

    private void addTag(JsonNode tag) {
        if (tags.add(tag.path("name").asText())) {
            merged.withArrayProperty("tags").add(tag);
        }
    }

    private static String prefixed(String service, String name) {
        return capitalised(service) + capitalised(name);
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
