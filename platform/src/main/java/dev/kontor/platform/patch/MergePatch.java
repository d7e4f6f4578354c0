package dev.kontor.platform.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * JSON Merge Patch (RFC 7396): a member replaces, null removes, an object merges, an array replaces whole. The record that holds the
 * writable fields decides what may be patched; any other member is refused by name.
 */
@ApplicationScoped
public class MergePatch {
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** The record after the patch, validated. */
    public <T extends Record> T apply(T current, ObjectNode patch) {
        ObjectNode target = json.valueToTree(current);
        merge(target, patch);
        T patched = read(target, current);
        var violations = validator.validate(patched);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return patched;
    }

    /** Names of the fields in which two records of the same type differ, in alphabetical order. */
    public <T extends Record> List<String> changed(T before, T after) {
        ObjectNode old = json.valueToTree(before);
        ObjectNode now = json.valueToTree(after);
        Set<String> names = new TreeSet<>();
        old.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> Objects.equals(old.get(name), now.get(name)));
        return new ArrayList<>(names);
    }

    /** Names of the members that a patch touches. */
    public static Set<String> fields(ObjectNode patch) {
        Set<String> names = new TreeSet<>();
        patch.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @SuppressWarnings("unchecked") // the class of a T is a Class<T>
    private <T extends Record> T read(ObjectNode target, T current) {
        try {
            return (T) json.treeToValue(target, current.getClass());
        } catch (JsonMappingException e) {
            String field = e.getPath().isEmpty()
                    ? ""
                    : String.valueOf(e.getPath().get(0).getFieldName());
            String message = "Cannot be set to this value, or is not a field that can be patched";
            throw Problem.of(
                    PlatformError.VALIDATION_FAILED,
                    message,
                    List.of(new FieldError("/" + field, "unreadable", message)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            JsonNode value = member.getValue();
            if (value.isNull()) {
                target.remove(member.getKey());
            } else if (value instanceof ObjectNode inner) {
                ObjectNode outer = target.get(member.getKey()) instanceof ObjectNode existing
                        ? existing
                        : target.putObject(member.getKey());
                merge(outer, inner);
            } else {
                target.set(member.getKey(), value);
            }
        }
    }
}
