package dev.kontor.gateway.stream;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which facts a stream wants.
 *
 * @param types exact event types, or beginnings of types that end in {@code *}; empty for all
 * @param subject id of the one record, null for all
 */
record FactFilter(List<String> types, @Nullable String subject) {
    private static final int MAX_TYPES = 50;
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]{1,150}\\*?|\\*");
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String REST = "*";

    /** @throws IllegalArgumentException with a message for the caller */
    static List<String> types(@Nullable String list) {
        if (list == null || list.isBlank()) {
            return List.of();
        }
        List<String> types = Stream.of(list.split(",", -1)).map(String::strip).toList();
        if (types.size() > MAX_TYPES) {
            throw new IllegalArgumentException("At most " + MAX_TYPES + " types");
        }
        if (!types.stream().allMatch(type -> TYPE.matcher(type).matches())) {
            throw new IllegalArgumentException(
                    "A type is one such as kontor.deals.deal.won.v1, or its beginning and a *");
        }
        return types;
    }

    /** @throws IllegalArgumentException with a message for the caller */
    static @Nullable String subject(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        if (!SUBJECT.matcher(id).matches()) {
            throw new IllegalArgumentException("The subject is the id of one record");
        }
        return id;
    }

    boolean matches(String type, String of) {
        return (subject == null || subject.equals(of))
                && (types.isEmpty() || types.stream().anyMatch(wanted -> fits(type, wanted)));
    }

    private static boolean fits(String type, String wanted) {
        return wanted.endsWith(REST) ? type.startsWith(beginning(wanted)) : type.equals(wanted);
    }

    /** False where no fact of the topic can match: the types of a topic begin with its name. */
    boolean wants(String topic) {
        String all = topic + ".";
        return types.isEmpty()
                || types.stream()
                        .anyMatch(wanted ->
                                wanted.startsWith(all) || (wanted.endsWith(REST) && all.startsWith(beginning(wanted))));
    }

    private static String beginning(String wanted) {
        return wanted.substring(0, wanted.length() - REST.length());
    }
}
