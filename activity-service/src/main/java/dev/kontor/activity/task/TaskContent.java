package dev.kontor.activity.task;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a task is about, and all that a patch may change.
 *
 * @param dueAt until when, null for whenever
 * @param partyId the person or organisation it concerns
 */
public record TaskContent(
        @NotBlank @Size(max = MAX_TITLE) String title,
        @Nullable @Size(max = MAX_NOTE) String note,
        @Nullable Instant dueAt,
        @Nullable UUID partyId) {
    static final int MAX_TITLE = 200;
    static final int MAX_NOTE = 10_000;

    /** Names of the fields in which two differ, in alphabetical order. */
    List<String> changedFrom(TaskContent before) {
        Map<String, @Nullable Object> old = before.fields();
        return fields().entrySet().stream()
                .filter(field -> !Objects.equals(field.getValue(), old.get(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("title", title);
        fields.put("note", note);
        fields.put("dueAt", dueAt);
        fields.put("partyId", partyId);
        return fields;
    }
}
