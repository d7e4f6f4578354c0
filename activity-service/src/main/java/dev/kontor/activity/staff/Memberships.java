package dev.kontor.activity.staff;

import dev.kontor.activity.ActivityError;
import dev.kontor.activity.staff.Membership.Source;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The times that a member has spent, spends and is to spend in teams, in the order in which they became known. */
record Memberships(List<Membership> items) {
    static final Memberships NONE = new Memberships(List.of());
    /** Older ones that are over are forgotten. */
    static final int MAX_OVER = 100;

    static final int MAX_PLANNED = 50;

    Memberships(List<Membership> items) {
        this.items = List.copyOf(items);
    }

    /**
     * Opens and ends what Keycloak's groups say.
     *
     * @param from when a time begins that was not known before
     */
    Memberships following(Collection<String> teams, Instant from, Instant now) {
        return with(Source.DIRECTORY, teams, from, now);
    }

    /** Has the member in the team that their record names, unless Keycloak says it already. */
    Memberships stating(@Nullable String team, Instant from, Instant now) {
        boolean said = team == null
                || items.stream()
                        .anyMatch(item ->
                                item.isOpen(Source.DIRECTORY) && item.team().equals(team));
        return with(Source.STATED, said ? List.of() : List.of(team), from, now);
    }

    Memberships planning(String team, Instant from, @Nullable Instant until, Instant now) {
        long planned = items.stream()
                .filter(item -> item.source() == Source.PLANNED && !item.isOver(now))
                .count();
        if (planned >= MAX_PLANNED) {
            throw Problem.of(
                    ActivityError.TOO_MANY_MEMBERSHIPS, "A member can have " + MAX_PLANNED + " planned memberships");
        }
        List<Membership> next = new ArrayList<>(items);
        next.add(new Membership(Ids.next(), team, from, until, Source.PLANNED));
        return new Memberships(next);
    }

    /** Ends what was planned now; it has never been when it had not begun. */
    Memberships withdrawing(UUID id, Instant now) {
        Membership found = items.stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("membership", id));
        if (found.source() != Source.PLANNED) {
            throw Problem.of(
                    ActivityError.MEMBERSHIP_NOT_PLANNED,
                    found.source() == Source.DIRECTORY
                            ? "It ends when the user leaves the group in Keycloak"
                            : "It ends when the member's team is another one");
        }
        if (found.isOver(now)) {
            return this;
        }
        List<Membership> next = new ArrayList<>(items);
        int place = next.indexOf(found);
        if (found.from().isBefore(now)) {
            next.set(place, found.endingAt(now));
        } else {
            next.remove(place);
        }
        return new Memberships(next);
    }

    /** For readers, who take the first one that holds for the member's own: those of the home team, then by their beginning. */
    List<Membership> from(@Nullable String home) {
        return items.stream()
                .sorted(Comparator.comparing((Membership item) -> !item.team().equals(home))
                        .thenComparing(Membership::from)
                        .thenComparing(Membership::team)
                        .thenComparing(Membership::id))
                .toList();
    }

    private Memberships with(Source source, Collection<String> teams, Instant from, Instant now) {
        List<Membership> next = new ArrayList<>();
        List<String> missing = new ArrayList<>(teams);
        for (Membership item : items) {
            boolean ends = item.isOpen(source) && !teams.contains(item.team());
            next.add(ends ? item.endingAt(now) : item);
            if (item.isOpen(source)) {
                missing.remove(item.team());
            }
        }
        missing.forEach(team -> next.add(new Membership(Ids.next(), team, from, null, source)));
        return new Memberships(next).forgetting(now);
    }

    private Memberships forgetting(Instant now) {
        long surplus = items.stream().filter(item -> item.isOver(now)).count() - MAX_OVER;
        if (surplus <= 0) {
            return this;
        }
        List<Membership> over = items.stream()
                .filter(item -> item.isOver(now))
                .sorted(Comparator.comparing(item -> String.valueOf(item.until())))
                .limit(surplus)
                .toList();
        return new Memberships(
                items.stream().filter(item -> !over.contains(item)).toList());
    }
}
