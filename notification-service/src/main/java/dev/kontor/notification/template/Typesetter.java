package dev.kontor.notification.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.Variant;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Puts data into words. The engine knows strings by name and nothing else, neither beans nor Java's reflection: an administrator's
 * template cannot reach the inside. What a template asks for and the data lack is a {@link TemplateException}.
 */
@Singleton
class Typesetter {
    private static final String HTML = "text/html";
    private static final long TIMEOUT_MILLIS = 1_000;

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .strictRendering(true)
            .timeout(TIMEOUT_MILLIS)
            .build();

    Rendered typeset(Wording wording, Locale language, Map<String, String> data) {
        String subject = plain(wording.subject(), data).strip().replaceAll("\\s+", " ");
        String document = String.format(
                Locale.ROOT,
                """
                <!DOCTYPE html>
                <html lang="%s" dir="%s">
                <head><meta charset="UTF-8"><title>%s</title></head>
                <body style="font-family: sans-serif; line-height: 1.5">
                %s
                </body>
                </html>
                """,
                language.toLanguageTag(),
                Languages.direction(language),
                html("{subject}", Map.of("subject", subject)),
                html(wording.html(), data));
        return new Rendered(language, subject, plain(wording.text(), data), document);
    }

    private String plain(String template, Map<String, String> data) {
        return engine.parse(template, Variant.forContentType("text/plain"))
                .data(data)
                .render();
    }

    private String html(String template, Map<String, String> data) {
        return engine.parse(template, Variant.forContentType(HTML)).data(data).render();
    }
}
