package dev.kontor.demo.company;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Where a name comes from: its script, the language and time zones of its people, and the countries of their phones. */
enum Culture {
    LATVIAN("lv", List.of("Europe/Riga"), List.of("LV")),
    RUSSIAN("ru", List.of("Europe/Riga", "Europe/Tallinn"), List.of("LV", "EE")),
    ARABIC("ar", List.of("Asia/Dubai", "Asia/Amman", "Africa/Cairo"), List.of("AE", "JO", "EG")),
    ENGLISH("en", List.of("Europe/London", "Europe/Dublin"), List.of("GB", "IE"));

    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_IN_ADDRESS = Pattern.compile("[^a-z-]");

    final String language;
    final List<String> timeZones;
    final List<String> countries;
    private final Map<String, List<String>> words;

    Culture(String language, List<String> timeZones, List<String> countries) {
        this.language = language;
        this.timeZones = timeZones;
        this.countries = countries;
        this.words = WordFile.read("/company/" + name().toLowerCase(Locale.ROOT) + ".txt");
    }

    /** Takes turns. */
    static Culture ofRow(int number) {
        List<Culture> all = List.of(values());
        return all.get(number % all.size());
    }

    PersonName personName(Dice dice) {
        boolean woman = dice.percent(50);
        Word given = Word.of(dice.pick(words(woman ? "female" : "male")));
        Word family = Word.of(dice.pick(words("family")));
        return new PersonName(
                given.form(woman), family.form(woman), latin(given.latin(woman)) + "." + latin(family.latin(woman)));
    }

    /** How many different company names there are. */
    int companies() {
        return words("first").size() * words("second").size();
    }

    /** The n-th company name, each number another name. */
    String companyName(int number) {
        List<String> second = words("second");
        String first = words("first").get(number / second.size());
        return String.format(Locale.ROOT, words("company").getFirst(), first, second.get(number % second.size()));
    }

    private List<String> words(String key) {
        return words.getOrDefault(key, List.of());
    }

    private static String latin(String word) {
        String plain =
                ACCENT.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
        return NOT_IN_ADDRESS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** A word of the file: "man/woman", and behind a colon the same in latin letters where the script is another. */
    private record Word(List<String> forms, List<String> latinForms) {
        static Word of(String text) {
            List<String> nativeAndLatin = List.of(text.split(":", 2));
            return new Word(
                    List.of(nativeAndLatin.getFirst().split("/", 2)),
                    List.of(nativeAndLatin.getLast().split("/", 2)));
        }

        String form(boolean woman) {
            return woman ? forms.getLast() : forms.getFirst();
        }

        String latin(boolean woman) {
            return woman ? latinForms.getLast() : latinForms.getFirst();
        }
    }
}
