package dev.kontor.telephony.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Notes the names of the fields that get another value. */
final class Changes {
    private final List<String> names = new ArrayList<>();

    <T extends @Nullable Object> T note(String name, @Nullable T before, T now) {
        if (!Objects.equals(before, now)) {
            names.add(name);
        }
        return now;
    }

    /** In alphabetical order. */
    List<String> names() {
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        return sorted;
    }
}
