package dev.kontor.local.letters;

import org.jspecify.annotations.Nullable;

/**
 * What became of a letter.
 *
 * @param returnedAs the new letter, where the replay came back as one
 */
public record LetterState(Kind kind, @Nullable LetterPosition returnedAs) {
    /** From the topics and what the consumer has committed; nothing else is remembered anywhere. */
    public enum Kind {
        /** Nobody has replayed or dismissed it. */
        WAITING("waiting"),
        /** A replay was asked for, and its consumer has not come to it. */
        UNDERWAY("replay under way"),
        /** Its consumer has taken it in. */
        REPLAYED("replayed"),
        /** Its consumer has refused it again. */
        RETURNED("came back as"),
        DISMISSED("dismissed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static LetterState of(Kind kind) {
        return new LetterState(kind, null);
    }

    static LetterState returned(LetterPosition as) {
        return new LetterState(Kind.RETURNED, as);
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    @Override
    public String toString() {
        return returnedAs == null ? kind.words : kind.words + " " + returnedAs;
    }
}
