package dev.kontor.activity.handover;

import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** All that is handed over, kind by kind. */
record Parts(List<Part> items) {
    static Parts of(Collection<Kind> kinds) {
        return new Parts(kinds.stream().map(Part::of).toList());
    }

    List<String> kinds() {
        return items.stream().map(Part::kind).toList();
    }

    /** With the part of a kind as the change makes it; the same where there is none or it is newer already. */
    Parts with(String kind, long version, UnaryOperator<Part> change) {
        return new Parts(items.stream()
                .map(part -> part.kind().equals(kind) && part.version() < version ? change.apply(part) : part)
                .toList());
    }

    boolean areFinished() {
        return items.stream().allMatch(Part::isFinished);
    }

    boolean areReturned() {
        return items.stream().allMatch(Part::isReturned);
    }

    long sum(ToLongFunction<Part> count) {
        return items.stream().mapToLong(count).sum();
    }
}
