package dev.kontor.activity.task;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as a client asks for it.
 *
 * @param assigneeId who does it; the caller when left out
 * @param reason code of the rule behind it, in kebab case
 * @param causeId the record that caused it
 */
public record NewTask(
        @NotBlank @Size(max = TaskContent.MAX_TITLE) String title,
        @Nullable @Size(max = TaskContent.MAX_NOTE) String note,
        @Nullable UUID assigneeId,
        @Nullable Instant dueAt,
        @Nullable UUID partyId,

        @Nullable @Pattern(regexp = REASON, message = "must be a code such as missed-call")
        String reason,

        @Nullable UUID causeId) {
    private static final String REASON = "[a-z0-9]+(-[a-z0-9]+){0,9}";

    TaskContent content() {
        return new TaskContent(title, note, dueAt, partyId);
    }
}
