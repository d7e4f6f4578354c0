package dev.kontor.local.verify;

import java.util.Collection;
import java.util.List;

/**
 * What one holder has of a type, beside the base.
 *
 * @param holder a service or a topic
 * @param kind base, copy, projection, facts or state
 * @param differs hours in which it differs; empty when it is equal
 * @param faults what is wrong by itself, such as a gap in versions
 */
public record Proof(String type, String holder, String kind, long records, List<String> differs, List<String> faults) {
    static Proof of(String type, String holder, String kind, long records, Collection<String> differs) {
        return new Proof(type, holder, kind, records, List.copyOf(differs), List.of());
    }

    Proof with(List<String> found) {
        return new Proof(type, holder, kind, records, differs, found);
    }

    public boolean holds() {
        return differs.isEmpty() && faults.isEmpty();
    }
}
