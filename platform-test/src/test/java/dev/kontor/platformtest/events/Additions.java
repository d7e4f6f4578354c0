package dev.kontor.platformtest.events;

import dev.kontor.platformtest.events.Fields.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Holds the events as they are against those that were published before. Within a version only optional fields and codes are added:
 * what a consumer relies on stays, and the facts that topics have kept since the beginning still obey the schema.
 */
final class Additions {
    private Additions() {}

    /** Every change that is more than an addition, in words; both maps by type. */
    static List<String> faults(
            Map<String, SortedMap<String, Field>> locked, Map<String, SortedMap<String, Field>> now) {
        List<String> faults = new ArrayList<>();
        locked.forEach((type, before) -> {
            SortedMap<String, Field> after = now.get(type);
            if (after == null) {
                faults.add(type + " is gone");
            } else {
                compare(type, before, after, faults);
            }
        });
        return faults;
    }

    private static void compare(String type, Map<String, Field> before, Map<String, Field> after, List<String> faults) {
        before.forEach((path, old) -> {
            Field field = after.get(path);
            if (field == null) {
                faults.add(type + " " + path + " is gone");
            } else {
                compare(type + " " + path, old, field, faults);
            }
        });
        after.forEach((path, field) -> {
            if (!before.containsKey(path) && field.isRequired() && before.containsKey(holder(path))) {
                faults.add(type + " " + path + " is new and required: facts that were kept do not have it");
            }
        });
    }

    private static void compare(String place, Field old, Field field, List<String> faults) {
        if (old.isRequired() && !field.isRequired()) {
            faults.add(place + " was always there and now may be absent");
        }
        if (!old.isRequired() && field.isRequired()) {
            faults.add(place + " was optional and is required: facts that were kept may lack it");
        }
        if (!old.bounds().equals(field.bounds())) {
            faults.add(place + " was " + old.bounds() + " and is " + field.bounds());
        }
        if (!field.values().containsAll(old.values())
                || old.values().isEmpty() != field.values().isEmpty()) {
            faults.add(place + " was one of " + old.values() + " and is one of " + field.values());
        }
    }

    /** {@code $.stages[*].code} → {@code $.stages[*]} → {@code $.stages} → {@code $} */
    private static String holder(String path) {
        return path.endsWith("[*]")
                ? path.substring(0, path.length() - "[*]".length())
                : path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
}
