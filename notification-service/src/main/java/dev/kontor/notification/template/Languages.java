package dev.kontor.notification.template;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that letters are shipped in, and which of them stands in for another. */
public final class Languages {
    public static final List<String> SHIPPED = List.of("lv", "ru", "ar", "en");

    private static final String LAST_RESORT = "en";
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

    private Languages() {}

    /** Languages to try, best first: {@code lv-LV} → {@code lv-LV}, {@code lv}, the company's, {@code en}. */
    static List<String> fallBack(@Nullable String asked, String company) {
        Stream<String> own = asked == null ? Stream.empty() : Stream.of(asked, base(asked));
        return Stream.concat(own, Stream.of(company, base(company), LAST_RESORT))
                .distinct()
                .toList();
    }

    static String direction(Locale language) {
        return RIGHT_TO_LEFT.contains(language.getLanguage()) ? "rtl" : "ltr";
    }

    private static String base(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }
}
