package dev.kontor.activity.staff;

import static dev.kontor.activity.staff.StaffRow.lower;

import dev.kontor.platform.id.Ids;
import dev.kontor.platform.imports.RowOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file against the members they may mean. A row means the member with its user name, else its e-mail, else its full name. A
 * manager may stand in any row of the block; one known by full name only, who has no row, becomes a member all the same.
 */
final class StaffBlock {
    /** A member as the file will leave them. */
    static final class Draft {
        private final UUID id;
        private final @Nullable StaffMember member;
        private StaffProfile profile;

        private Draft(UUID id, @Nullable StaffMember member, StaffProfile profile) {
            this.id = id;
            this.member = member;
            this.profile = profile;
        }

        UUID id() {
            return id;
        }

        @Nullable
        StaffMember member() {
            return member;
        }

        StaffProfile profile() {
            return profile;
        }
    }

    private final String matchBy;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Draft> byUsername = new HashMap<>();
    private final Map<String, Draft> byEmail = new HashMap<>();
    private final Map<String, List<Draft>> byName = new HashMap<>();

    /** @param matchBy the one field to recognise members by; blank: user name, else e-mail, else name */
    StaffBlock(Collection<StaffMember> known, String matchBy) {
        this.matchBy = matchBy;
        known.forEach(member -> add(new Draft(member.id(), member, member.profile())));
    }

    /** One outcome per row, in their order. */
    List<RowOutcome> take(List<StaffRow> rows) {
        @Nullable RowOutcome[] outcomes = new RowOutcome[rows.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = fault(rows.get(i));
        }
        refuseUnmanaged(rows, outcomes);
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                taken.add(take(i, rows.get(i)));
            }
        }
        for (Taken row : taken) {
            outcomes[row.index] = appoint(row);
        }
        return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
    }

    /** Members whom the rows add or may have changed. */
    List<Draft> drafts() {
        return drafts;
    }

    private record Taken(
            int index, StaffRow row, Draft draft, @Nullable StaffProfile before) {}

    private @Nullable RowOutcome fault(StaffRow row) {
        RowOutcome fault = row.fault();
        return fault == null
                        && row.username() == null
                        && row.email() == null
                        && namesakes(row).size() > 1
                ? StaffRow.fault("name", "ambiguous", "Several members have this name: give the user name")
                : fault;
    }

    /** Refuses rows whose manager is nobody; that may leave another row without its manager, so it goes on until no row falls. */
    private void refuseUnmanaged(List<StaffRow> rows, @Nullable RowOutcome[] outcomes) {
        boolean again = true;
        while (again) {
            again = false;
            Set<String> callable = new HashSet<>(byUsername.keySet());
            byName.keySet().forEach(name -> callable.add(name));
            for (int i = 0; i < outcomes.length; i++) {
                StaffRow row = rows.get(i);
                if (outcomes[i] == null) {
                    callable.addAll(row.names());
                }
            }
            for (int i = 0; i < outcomes.length; i++) {
                String manager = rows.get(i).manager();
                if (outcomes[i] == null
                        && manager != null
                        && !isFullName(manager)
                        && !callable.contains(manager)
                        && !callable.contains(lower(manager))) {
                    outcomes[i] = StaffRow.fault("manager", "reference-unknown", "No member of staff is called so");
                    again = true;
                }
            }
        }
    }

    private Taken take(int index, StaffRow row) {
        Draft found = find(row);
        if (found == null) {
            return new Taken(index, row, add(new Draft(Ids.next(), null, row.profile())), null);
        }
        StaffProfile before = found.profile;
        found.profile = row.onto(before);
        index(found);
        return new Taken(index, row, found, before);
    }

    private RowOutcome appoint(Taken row) {
        Draft draft = row.draft;
        Draft manager = row.row.manager() == null ? null : manager(row.row.manager());
        if (manager != null && manager != draft) {
            draft.profile = draft.profile.managedBy(manager.id);
        }
        if (row.before == null) {
            return RowOutcome.CREATED;
        }
        return draft.profile.equals(row.before) ? RowOutcome.UNCHANGED : RowOutcome.UPDATED;
    }

    private Draft manager(String name) {
        Draft named = byUsername.get(lower(name));
        if (named != null) {
            return named;
        }
        List<Draft> namesakes = byName.getOrDefault(name, List.of());
        return namesakes.isEmpty() ? add(new Draft(Ids.next(), null, unknown(name))) : namesakes.getFirst();
    }

    private @Nullable Draft find(StaffRow row) {
        Draft found = matches("username") && row.username() != null ? byUsername.get(row.username()) : null;
        if (found == null && matches("email") && row.email() != null) {
            found = byEmail.get(lower(row.email()));
        }
        if (found == null && matches("name")) {
            List<Draft> namesakes = namesakes(row);
            found = namesakes.isEmpty() ? null : namesakes.getFirst();
        }
        return found;
    }

    /** Two people may share a name: one with another user name is somebody else. */
    private List<Draft> namesakes(StaffRow row) {
        return byName.getOrDefault(String.valueOf(row.name()), List.of()).stream()
                .filter(draft -> row.username() == null
                        || draft.profile.username() == null
                        || Objects.equals(draft.profile.username(), row.username()))
                .toList();
    }

    private boolean matches(String field) {
        return matchBy.isBlank() || matchBy.equals(field);
    }

    private Draft add(Draft draft) {
        drafts.add(draft);
        index(draft);
        return draft;
    }

    private void index(Draft draft) {
        StaffProfile profile = draft.profile;
        if (profile.username() != null) {
            byUsername.put(profile.username(), draft);
        }
        if (profile.email() != null) {
            byEmail.put(profile.email().toLowerCase(java.util.Locale.ROOT), draft);
        }
        List<Draft> namesakes = byName.computeIfAbsent(profile.name(), name -> new ArrayList<>());
        if (!namesakes.contains(draft)) {
            namesakes.add(draft);
        }
    }

    /** A user name has no space; a name that has one may be of somebody whom no row and no account tells of. */
    private static boolean isFullName(String name) {
        return name.contains(" ");
    }

    private static StaffProfile unknown(String name) {
        return new StaffProfile(null, name, null, null, null, null, null, null);
    }
}
