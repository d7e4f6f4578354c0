package dev.kontor.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.qute.TemplateException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypesetterTest {
    private static final Map<String, String> DATA = Map.of("name", "<Bērziņa> & Co");

    private final Typesetter typesetter = new Typesetter();
    private final ShippedWordings shipped = new ShippedWordings();

    @ParameterizedTest
    @EnumSource
    void everyShippedWordingIsCompleteInEveryLanguage(LetterKind kind) {
        for (String language : Languages.SHIPPED) {
            // when
            Wording wording = shipped.find(kind, language).orElseThrow();
            Rendered letter = typesetter.typeset(wording, Locale.forLanguageTag(language), kind.sample());

            // then
            assertThat(letter.subject()).isNotBlank().doesNotContain("{");
            assertThat(letter.text()).doesNotContain("{", "&quot;");
            assertThat(letter.html()).contains("lang=\"" + language + "\"").doesNotContain("{");
        }
    }

    @Test
    void arabicRunsFromRightToLeft() {
        assertThat(html("<p>مرحبًا</p>", "ar")).contains("dir=\"rtl\"");
        assertThat(html("<p>Sveiki</p>", "lv-LV")).contains("dir=\"ltr\"");
    }

    @Test
    void dataAreEscapedInHtmlAlone() {
        // given
        Wording wording = new Wording("To {name}", "Dear {name}", "<p>{name}</p>");

        // when
        Rendered letter = typesetter.typeset(wording, Locale.ENGLISH, DATA);

        // then
        assertThat(letter.subject()).isEqualTo("To <Bērziņa> & Co");
        assertThat(letter.text()).isEqualTo("Dear <Bērziņa> & Co");
        assertThat(letter.html()).contains("<p>&lt;Bērziņa&gt; &amp; Co</p>");
    }

    @Test
    void dataThatAreMissingAreAnErrorAndNoGap() {
        Map<String, String> incomplete = new HashMap<>(LetterKind.BIRTHDAY.sample());
        incomplete.remove("congratulation");
        Wording wording = shipped.find(LetterKind.BIRTHDAY, "en").orElseThrow();

        assertThatThrownBy(() -> typesetter.typeset(wording, Locale.ENGLISH, incomplete))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("congratulation");
    }

    @Test
    void templatesReachNothingBesideTheirData() {
        for (String attack :
                new String[] {"{name.class}", "{name.bytes}", "{inject:vertx}", "{config:property('x')}"}) {
            assertThatThrownBy(() -> typesetter.typeset(new Wording("s", attack, "h"), Locale.ENGLISH, DATA))
                    .as(attack)
                    .isInstanceOf(TemplateException.class);
        }
    }

    @Test
    void aSubjectIsOneLine() {
        // given
        Map<String, String> data = Map.of("name", "first\r\nBcc: all@kontor.example");

        // when
        Rendered letter = typesetter.typeset(new Wording("To {name}", "t", "h"), Locale.ENGLISH, data);

        // then
        assertThat(letter.subject()).isEqualTo("To first Bcc: all@kontor.example");
    }

    @Test
    void languagesFallBackFromTheRegionToTheCompanysToEnglish() {
        assertThat(Languages.fallBack("ru-LV", "lv")).containsExactly("ru-LV", "ru", "lv", "en");
        assertThat(Languages.fallBack(null, "en")).containsExactly("en");
    }

    private String html(String fragment, String language) {
        return typesetter
                .typeset(new Wording("s", "t", fragment), Locale.forLanguageTag(language), DATA)
                .html();
    }
}
