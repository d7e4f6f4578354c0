package dev.kontor.activity.staff;

import dev.kontor.platform.imports.ImportRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Members of staff for tests. */
final class StaffExamples {
    static final UUID STAFF = UUID.fromString("0197a001-0000-7000-8000-000000000001");
    static final UUID MANAGER = UUID.fromString("0197a001-0000-7000-8000-000000000003");

    private StaffExamples() {}

    static StaffProfile aProfile() {
        return new StaffProfile(
                "janis.ozols",
                "Jānis Ozols",
                "janis.ozols@kontor.example",
                "riga",
                MANAGER,
                "101",
                "Europe/Riga",
                "lv");
    }

    /** What Keycloak tells of a user who has nothing but a name, an address and a team. */
    static DirectoryEntry anEntry(String username, String team, boolean enabled) {
        return new DirectoryEntry(
                username, "From Keycloak", username + "@kontor.example", team, null, null, null, null, enabled);
    }

    /** The same user with the group of the team and no more. */
    static DirectoryUser aUser(DirectoryEntry entry) {
        return aUser(entry, Set.of());
    }

    static DirectoryUser aUser(DirectoryEntry entry, Set<String> roles, String... otherTeams) {
        Stream<String> first = Stream.ofNullable(entry.team());
        return new DirectoryUser(
                entry, Stream.concat(first, Stream.of(otherTeams)).sorted().toList(), roles, null);
    }

    /** Pairs of field and value. */
    static StaffRow aRow(String... fields) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i], fields[i + 1]);
        }
        return StaffRow.read(new ImportRow(2, values));
    }
}
