package dev.kontor.notification.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an owner says of a webhook.
 *
 * @param url https; http and inner addresses only where the installation allows them
 * @param types event types, whole or with a {@code *} at the end; one that matches is enough
 * @param subjects ids of the records to tell of; empty for all
 * @param expression a filter over the event, empty for all: {@code data.amount.amount gt 1000 and type like "won"}
 * @param mode parallel if not said
 */
@Schema(name = "WebhookFields")
public record WebhookFields(
        @NotBlank @Size(max = MAX_URL) String url,
        @Nullable @Size(max = MAX_DESCRIPTION) String description,

        @NotEmpty @Size(max = MAX_TYPES) List<@NotNull @Size(max = MAX_TYPE) @Pattern(regexp = TYPE) String> types,

        @Size(max = MAX_SUBJECTS) List<@NotNull UUID> subjects,

        @Nullable @Size(max = MAX_EXPRESSION) String expression,

        WebhookMode mode) {
    static final int MAX_URL = 2_000;
    static final int MAX_DESCRIPTION = 500;
    static final int MAX_TYPES = 50;
    static final int MAX_TYPE = 200;
    static final int MAX_SUBJECTS = 500;
    static final int MAX_EXPRESSION = 2_000;
    static final String TYPE = "\\*|kontor\\.[a-z0-9.-]*\\*?";

    public WebhookFields {
        subjects = subjects == null ? List.of() : subjects;
        mode = mode == null ? WebhookMode.PARALLEL : mode;
    }
}
