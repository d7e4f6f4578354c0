package dev.kontor.activity.staff;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A time in a team.
 *
 * @param until exclusive; null while no end is known
 */
@Schema(name = "Membership")
public record Membership(
        UUID id, String team, Instant from, @Nullable Instant until, Source source) {
    /** Who says so, and so who can end it. */
    public enum Source {
        /** A group of Keycloak. */
        DIRECTORY,
        /** The member's field {@code team}, by import or by hand. */
        STATED,
        /** Somebody who has planned it, such as for a holiday. */
        PLANNED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Source of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean isOpen(Source said) {
        return source == said && until == null;
    }

    boolean isOver(Instant at) {
        return until != null && !until.isAfter(at);
    }

    Membership endingAt(Instant end) {
        return new Membership(id, team, from, end, source);
    }
}
