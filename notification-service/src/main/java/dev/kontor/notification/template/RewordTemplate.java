package dev.kontor.notification.template;

import dev.kontor.platform.audit.Origins;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.qute.TemplateException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts an administrator's words in place of the present ones, once they have been tried with sample data. */
@ApplicationScoped
class RewordTemplate {
    private static final int MAX_SUBJECT = 300;
    private static final int MAX_BODY = 50_000;

    record Request(
            @NotBlank @Size(max = MAX_SUBJECT) @Pattern(regexp = "[^\\r\\n]*", message = "must be one line")
            String subject,

            @NotBlank @Size(max = MAX_BODY) String text,
            @NotBlank @Size(max = MAX_BODY) String html) {
        Wording wording() {
            return new Wording(subject, text, html);
        }
    }

    private final LetterTemplates templates;
    private final Typesetter typesetter;
    private final Clock clock;
    private final Origins origins;

    RewordTemplate(LetterTemplates templates, Typesetter typesetter, Clock clock, Origins origins) {
        this.templates = templates;
        this.typesetter = typesetter;
        this.clock = clock;
        this.origins = origins;
    }

    /**
     * Rewords the letter in one language.
     *
     * @param expected null when the caller does not mind what was there
     */
    @WithTransaction
    public Uni<LetterTemplate> reword(
            LetterKind kind, String language, Request request, @Nullable ExpectedVersion expected) {
        tryOut(kind, language, request);
        return templates.lock(kind, language).chain(present -> {
            refuseStale(present == null ? 0 : present.version(), expected);
            if (present != null) {
                present.reword(request.wording(), clock.instant());
                return origins.sign().replaceWith(present);
            }
            LetterTemplate first = new LetterTemplate(Ids.next(), kind, language, request.wording(), clock.instant());
            return origins.sign().chain(() -> templates.persist(first));
        });
    }

    private static void refuseStale(long present, @Nullable ExpectedVersion expected) {
        if (expected != null && expected.number() != present) {
            throw Problem.of(
                    PlatformError.STALE_WRITE,
                    "The template is at version " + present + ", the request is for " + expected.number());
        }
    }

    private void tryOut(LetterKind kind, String language, Request request) {
        Consumer<Wording> trial = words -> typesetter.typeset(words, Locale.forLanguageTag(language), kind.sample());
        tryOut("/subject", () -> trial.accept(new Wording(request.subject(), "", "")));
        tryOut("/text", () -> trial.accept(new Wording("", request.text(), "")));
        tryOut("/html", () -> trial.accept(new Wording("", "", request.html())));
    }

    private static void tryOut(String pointer, Runnable part) {
        try {
            part.run();
        } catch (TemplateException e) {
            throw Problem.invalid(pointer, "template", String.valueOf(e.getMessage()));
        }
    }
}
