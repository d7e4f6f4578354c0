package dev.kontor.notification.template;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** An administrator's words for a kind of letter in a language, which stand in place of the shipped ones. */
@Entity
@SuppressWarnings("UnusedVariable") // kind is read by queries
public class LetterTemplate {
    @Id
    private UUID id;

    private long version;
    private String kind;
    private String language;
    private String subject;
    private String bodyText;
    private String bodyHtml;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected LetterTemplate() {}

    @SuppressWarnings("NullAway") // reword() sets the rest
    LetterTemplate(UUID id, LetterKind kind, String language, Wording wording, Instant now) {
        this.id = id;
        this.kind = kind.code();
        this.language = language;
        reword(wording, now);
    }

    final void reword(Wording wording, Instant now) {
        subject = wording.subject();
        bodyText = wording.text();
        bodyHtml = wording.html();
        updatedAt = now;
        version++;
    }

    Wording wording() {
        return new Wording(subject, bodyText, bodyHtml);
    }

    long version() {
        return version;
    }

    String language() {
        return language;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
