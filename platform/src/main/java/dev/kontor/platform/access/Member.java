package dev.kontor.platform.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff as their state topic tells.
 *
 * @param roles as the directory last said; null for a member whom no directory knows
 * @param memberships null when only the one team is known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Member(
        UUID id,
        boolean active,
        @Nullable String team,
        @Nullable Set<String> roles,
        @Nullable List<Membership> memberships) {
    /**
     * A time in a team.
     *
     * @param until exclusive, null while it lasts
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Membership(String team, Instant from, @Nullable Instant until) {
        boolean holds(Instant at) {
            return !from.isAfter(at) && (until == null || until.isAfter(at));
        }
    }

    List<String> teams(Instant at) {
        if (memberships == null) {
            return team == null ? List.of() : List.of(team);
        }
        return memberships.stream()
                .filter(membership -> membership.holds(at))
                .map(Membership::team)
                .distinct()
                .toList();
    }

    /** When a membership begins or ends next. */
    @Nullable
    Instant changesAt(Instant now) {
        return memberships == null
                ? null
                : memberships.stream()
                        .flatMap(membership -> Stream.of(membership.from(), membership.until()))
                        .filter(Objects::nonNull)
                        .filter(at -> at.isAfter(now))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }
}
