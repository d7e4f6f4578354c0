package dev.kontor.contacts.search;

import dev.kontor.contacts.contactpoint.PhoneNumbers;
import dev.kontor.platform.filter.Condition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles what somebody typed into a condition: every word occurs, or the whole is a number that the record has. */
@ApplicationScoped
public class WordSearch {
    private static final int MAX_WORDS = 10;

    private final PhoneNumbers numbers;

    WordSearch(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * The condition over alias {@code e}.
     *
     * @param typed words of a name, an address or a number, null or blank for everything
     */
    public Condition matching(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Condition.ALWAYS;
        }
        List<String> parts = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+", MAX_WORDS)) {
            String name = "word" + values.size();
            values.put(name, "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
            parts.add("e.searchText like :" + name + " escape '!'");
        }
        String words = String.join(" and ", parts);
        String number = numbers.e164(typed).orElse(null);
        if (number == null) {
            return new Condition(words, values);
        }
        values.put("number", number);
        return new Condition("(" + words + ") or array_contains(e.numbers, :number)", values);
    }
}
