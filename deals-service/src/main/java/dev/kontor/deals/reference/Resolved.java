package dev.kontor.deals.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Copies by the names they bear. */
public final class Resolved {
    static final Resolved NONE = new Resolved(Map.of());

    private final Map<String, List<Reference>> byKey;

    private Resolved(Map<String, List<Reference>> byKey) {
        this.byKey = byKey;
    }

    static Resolved of(List<Reference> found) {
        Map<String, List<Reference>> byKey = new HashMap<>();
        for (Reference reference : found) {
            for (String key : reference.keys()) {
                byKey.merge(key, List.of(reference), Resolved::both);
            }
        }
        return new Resolved(byKey);
    }

    /** Those that bear the name: none, one, or more where it is ambiguous. */
    public List<Reference> named(String name) {
        return byKey.getOrDefault(References.key(name), List.of());
    }

    private static List<Reference> both(List<Reference> some, List<Reference> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
