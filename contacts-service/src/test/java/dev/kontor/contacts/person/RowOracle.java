package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;

import dev.kontor.platform.access.Scope;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People of random owners and teams, some of them shared, and the row rule as a person would tell it: record by record. */
final class RowOracle {
    private static final int RECORDS = 48;
    private static final int SHARES = 10;
    private static final List<String> TEAMS = List.of("north", "north-east", "north-east-coast", "south");
    private static final Map<String, List<String>> BELOW = Map.of(
            "north", List.of("north", "north-east", "north-east-coast"),
            "north-east", List.of("north-east", "north-east-coast"),
            "north-east-coast", List.of("north-east-coast"),
            "south", List.of("south"));

    private final Random random;
    private final List<UUID> staff = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private final List<Rec> records = new ArrayList<>();
    private final List<Share> shares = new ArrayList<>();

    record Rec(String id, @Nullable UUID owner, @Nullable String team) {}

    private record Share(
            String record, @Nullable UUID staff, @Nullable String team, boolean write) {}

    record Viewer(UUID id, List<String> teams) {
        String token() {
            return Tokens.of("sales")
                    .staff(id)
                    .team(teams.toArray(String[]::new))
                    .build();
        }
    }

    /** @param source that all its people have, and nobody else */
    RowOracle(Random random, String source) throws SQLException {
        this.random = random;
        for (int i = 0; i < RECORDS; i++) {
            records.add(register(source));
        }
        records.sort(Comparator.comparing(Rec::id));
        share();
    }

    /** The tree that {@link #BELOW} tells of. */
    static void placeTeams(Decisions decisions) {
        UUID north = UUID.randomUUID();
        UUID east = UUID.randomUUID();
        decisions.place(north, "north", null);
        decisions.place(east, "north-east", north);
        decisions.place(UUID.randomUUID(), "north-east-coast", east);
        decisions.place(UUID.randomUUID(), "south", null);
    }

    Viewer anyViewer() {
        return new Viewer(
                any(staff),
                TEAMS.stream().filter(team -> random.nextInt(3) == 0).toList());
    }

    Rec anyRecord() {
        return any(records);
    }

    Scope anyScope() {
        return any(List.of(Scope.values()));
    }

    /** Ids, in order. */
    List<String> within(Scope scope, Viewer viewer, boolean writing) {
        return records.stream()
                .filter(record -> reaches(viewer, scope, record, writing))
                .map(Rec::id)
                .toList();
    }

    boolean reaches(Viewer viewer, Scope scope, Rec record, boolean writing) {
        if (scope == Scope.NONE || scope == Scope.ALL) {
            return scope == Scope.ALL;
        }
        boolean nobodys = record.owner() == null && record.team() == null;
        return nobodys
                || viewer.id().equals(record.owner())
                || viewer.teams().stream().anyMatch(team -> covers(scope, team, record.team()))
                || shares.stream()
                        .filter(share -> share.record().equals(record.id()) && (share.write() || !writing))
                        .anyMatch(share -> viewer.id().equals(share.staff())
                                || viewer.teams().contains(String.valueOf(share.team())));
    }

    private static boolean covers(Scope scope, String viewers, @Nullable String records) {
        return switch (scope) {
            case TEAM -> viewers.equals(records);
            case SUBTREE -> records != null && BELOW.get(viewers).contains(records);
            default -> false;
        };
    }

    private Rec register(String source) {
        String team = random.nextInt(5) == 0 ? null : any(TEAMS);
        UUID owner = random.nextInt(5) == 0 ? null : any(staff);
        Tokens token = Tokens.of(owner == null ? "integrator" : "sales")
                .team(team == null ? new String[0] : new String[] {team});
        String id = given().auth()
                .oauth2((owner == null ? token.client("loader") : token.staff(owner)).build())
                .contentType("application/json")
                .body(Map.of("givenName", source, "source", source))
                .post("/api/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Rec(id, owner, team);
    }

    private void share() throws SQLException {
        Set<Rec> shared = new HashSet<>();
        while (shared.size() < SHARES) {
            shared.add(anyRecord());
        }
        try (Connection connection = OutboxDrain.connect();
                PreparedStatement insert = connection.prepareStatement("insert into record_share"
                        + " (id, entity, record_id, staff_id, team, may_write, granted_by, created_at)"
                        + " values (gen_random_uuid(), 'person', ?, ?, ?, ?, 'system:test', now())")) {
            for (Rec record : shared) {
                boolean toTeam = random.nextBoolean();
                Share share = new Share(
                        record.id(), toTeam ? null : any(staff), toTeam ? any(TEAMS) : null, random.nextBoolean());
                insert.setObject(1, UUID.fromString(share.record()));
                insert.setObject(2, share.staff());
                insert.setString(3, share.team());
                insert.setBoolean(4, share.write());
                insert.executeUpdate();
                shares.add(share);
            }
        }
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
