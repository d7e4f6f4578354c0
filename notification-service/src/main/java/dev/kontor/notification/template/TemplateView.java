package dev.kontor.notification.template;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A template as REST answers it.
 *
 * @param version 0 while the shipped words are in force
 * @param placeholders names of the data that the words may use
 */
@Schema(name = "Template")
public record TemplateView(
        LetterKind kind,
        String language,
        long version,
        String subject,
        String text,
        String html,
        Set<String> placeholders,
        @Nullable Instant updatedAt) {
    static TemplateView shipped(LetterKind kind, String language, Wording wording) {
        return of(kind, language, 0, wording, null);
    }

    static TemplateView from(LetterKind kind, LetterTemplate template) {
        return of(kind, template.language(), template.version(), template.wording(), template.updatedAt());
    }

    private static TemplateView of(
            LetterKind kind, String language, long version, Wording wording, @Nullable Instant updatedAt) {
        Set<String> names = new TreeSet<>(kind.sample().keySet());
        return new TemplateView(
                kind, language, version, wording.subject(), wording.text(), wording.html(), names, updatedAt);
    }
}
