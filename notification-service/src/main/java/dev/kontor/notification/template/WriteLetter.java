package dev.kontor.notification.template;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Finds the words in the nearest language and puts the data in: an administrator's words before the shipped ones of that language. */
@ApplicationScoped
public class WriteLetter {
    private final LetterTemplates templates;
    private final ShippedWordings shipped;
    private final Typesetter typesetter;
    private final String companyLanguage;

    WriteLetter(
            LetterTemplates templates,
            ShippedWordings shipped,
            Typesetter typesetter,
            @ConfigProperty(name = "kontor.default-language", defaultValue = "en") String companyLanguage) {
        this.templates = templates;
        this.shipped = shipped;
        this.typesetter = typesetter;
        this.companyLanguage = companyLanguage;
    }

    /** The language in which a letter of this kind will be, for whoever formats dates for it. Needs an open session. */
    public Uni<Locale> language(LetterKind kind, @Nullable String asked) {
        return choose(kind, asked).map(Choice::language);
    }

    /** Needs an open session. Fails with {@link io.quarkus.qute.TemplateException} where the data lack something. */
    public Uni<Rendered> write(LetterKind kind, @Nullable String asked, Map<String, String> data) {
        return choose(kind, asked).map(choice -> typesetter.typeset(choice.wording(), choice.language(), data));
    }

    private Uni<Choice> choose(LetterKind kind, @Nullable String asked) {
        List<String> languages = Languages.fallBack(asked, companyLanguage);
        return templates
                .in(kind, languages)
                .map(own -> languages.stream()
                        .flatMap(
                                language -> wording(kind, language, own)
                                        .map(words -> new Choice(Locale.forLanguageTag(language), words))
                                        .stream())
                        .findFirst()
                        .orElseThrow());
    }

    private Optional<Wording> wording(LetterKind kind, String language, List<LetterTemplate> own) {
        return own.stream()
                .filter(template -> template.language().equals(language))
                .map(LetterTemplate::wording)
                .findFirst()
                .or(() -> shipped.find(kind, language));
    }

    private record Choice(Locale language, Wording wording) {}
}
