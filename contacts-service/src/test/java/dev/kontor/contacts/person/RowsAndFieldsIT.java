package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Scope;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
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
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a role reaches, whatever the policy says: compared with an oracle that looks at each record by itself. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class RowsAndFieldsIT {
    private static final long SEED = 20261122;
    private static final int POLICIES = 30;
    private static final int RECORDS = 48;
    private static final int SHARES = 10;
    private static final int PAGE = 5;
    private static final List<String> TEAMS = List.of("north", "north-east", "north-east-coast", "south");
    private static final Map<String, List<String>> BELOW = Map.of(
            "north", List.of("north", "north-east", "north-east-coast"),
            "north-east", List.of("north-east", "north-east-coast"),
            "north-east-coast", List.of("north-east-coast"),
            "south", List.of("south"));

    private final Random random = new Random(SEED);

    private record Rec(
            String id, @Nullable UUID owner, @Nullable String team) {}

    private record Share(
            String record, @Nullable UUID staff, @Nullable String team, boolean write) {}

    private record Viewer(UUID id, List<String> teams) {
        String token() {
            return Tokens.of("sales")
                    .staff(id)
                    .team(teams.toArray(String[]::new))
                    .build();
        }
    }

    @Test
    void listsSearchAndSingleRecordsAreTheOraclesForAnyPolicy() throws SQLException {
        String source = "rows-" + UUID.randomUUID().toString().substring(0, 8);
        List<UUID> staff = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        List<Rec> records = records(source, staff);
        List<Share> shares = shares(records, staff);
        try (Decisions decisions = new Decisions()) {
            placeTeams(decisions);
            for (int policy = 0; policy < POLICIES; policy++) {
                Scope read = any(Scope.values());
                Scope write = any(Scope.values());
                decisions.decide("sales", "person", Map.of(Action.READ, read, Action.WRITE, write), Map.of());
                Viewer viewer = new Viewer(any(staff.toArray(UUID[]::new)), teams());
                String what = "seed " + SEED + ", policy " + policy + ": read " + read + ", write " + write + " for "
                        + viewer;

                List<String> expected = records.stream()
                        .filter(record -> reaches(viewer, read, record, shares, false))
                        .map(Rec::id)
                        .toList();
                if (read == Scope.NONE) {
                    get(viewer, "/api/v1/people").then().statusCode(403);
                    continue;
                }
                assertThat(listed(viewer, "filter=source eq \"" + source + "\""))
                        .as(what)
                        .isEqualTo(expected);
                assertThat(new HashSet<>(listed(viewer, "q=" + source)))
                        .as(what)
                        .isEqualTo(new HashSet<>(expected));
                Rec one = any(records.toArray(Rec[]::new));
                get(viewer, "/api/v1/people/" + one.id()).then().statusCode(expected.contains(one.id()) ? 200 : 404);
                assertThat(patch(viewer, one.id(), "{}"))
                        .as(what + " changes " + one)
                        .isEqualTo(
                                write == Scope.NONE
                                        ? 403
                                        : !expected.contains(one.id())
                                                ? 404
                                                : reaches(viewer, write, one, shares, true) ? 200 : 403);
            }
        }
    }

    @Test
    void aConcealedFieldIsNeitherShownNorFoundNorChanged() {
        String source = "fields-" + UUID.randomUUID().toString().substring(0, 8);
        Viewer viewer = new Viewer(UUID.randomUUID(), List.of("north"));
        String person = register(viewer, source);
        try (Decisions decisions = new Decisions()) {
            decisions.decide(
                    "sales",
                    "person",
                    Map.of(
                            Action.CREATE,
                            Scope.ALL,
                            Action.READ,
                            Scope.OWN,
                            Action.WRITE,
                            Scope.OWN,
                            Action.EXPORT,
                            Scope.OWN),
                    Map.of("birthday", "hidden", "familyName", "masked", "language", "read-only"));

            JsonPath shown = get(viewer, "/api/v1/people/" + person).jsonPath();
            assertThat(shown.getMap("$")).doesNotContainKey("birthday").containsEntry("familyName", "***");
            assertThat(shown.getMap("$")).containsEntry("language", "lv");
            JsonPath listed = get(viewer, "/api/v1/people?filter=source eq \"" + source + "\"")
                    .jsonPath();
            assertThat(listed.getMap("items[0]")).doesNotContainKey("birthday").containsEntry("familyName", "***");
            for (String query : List.of("filter=birthday eq \"1990-05-06\"", "filter=familyName eq \"Ozola\"")) {
                get(viewer, "/api/v1/people?" + query).then().statusCode(400);
            }
            for (String body :
                    List.of("{\"birthday\":\"1991-01-01\"}", "{\"familyName\":\"X\"}", "{\"language\":\"en\"}")) {
                assertThat(patch(viewer, person, body)).as(body).isEqualTo(403);
            }
            assertThat(patch(viewer, person, "{\"givenName\":\"Anna\"}")).isEqualTo(200);

            String key = UUID.randomUUID().toString();
            for (int time = 0; time < 2; time++) {
                Response registered = given().auth()
                        .oauth2(viewer.token())
                        .header("Idempotency-Key", key)
                        .contentType("application/json")
                        .body(Map.of("givenName", "Zane", "familyName", "Kalna", "birthday", "1980-01-01"))
                        .post("/api/v1/people");
                assertThat(registered.jsonPath().getMap("$"))
                        .as("time " + time)
                        .doesNotContainKey("birthday")
                        .containsEntry("familyName", "***");
            }
        }
        Awaitility.await().until(() -> get(viewer, "/api/v1/people/" + person).path("birthday") != null);
    }

    @Test
    void anExplanationNamesTheRuleThatDecides() {
        UUID owner = UUID.randomUUID();
        UUID colleague = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        String person = register(new Viewer(owner, List.of("north")), "explained");
        try (Decisions decisions = new Decisions()) {
            decisions.employ(colleague, member("north", true));
            decisions.employ(stranger, member("south", true));
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(explain(stranger, person, "read").getBoolean("allowed"))
                                    .isFalse());

            JsonPath seen = explain(colleague, person, "read");
            assertThat(seen.getBoolean("allowed")).isTrue();
            assertThat(seen.getString("because")).contains("team is in reach");
            JsonPath unseen = explain(stranger, person, "read");
            assertThat(unseen.getList("rules.rule")).containsExactly("role", "owner", "team", "share");
            assertThat(unseen.getString("rules[0].detail")).isEqualTo("sales may read person: team (as shipped)");

            decisions.employ(colleague, member("north", false));
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(explain(colleague, person, "read").getBoolean("allowed"))
                                    .isFalse());
            assertThat(explain(colleague, person, "read").getString("because")).contains("disabled");
            given().auth()
                    .oauth2(new Viewer(colleague, List.of("north")).token())
                    .get("/api/v1/people/" + person)
                    .then()
                    .statusCode(403);
        }
        for (String role : List.of("sales", "support", "integrator", "pbx")) {
            given().auth()
                    .oauth2(Tokens.of(role).build())
                    .get(explanation(owner, person, "read"))
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void aMembershipThatHasEndedReachesNothing() {
        UUID owner = UUID.randomUUID();
        Viewer former = new Viewer(UUID.randomUUID(), List.of("north"));
        String person = register(new Viewer(owner, List.of("north")), "former");
        get(former, "/api/v1/people/" + person).then().statusCode(200);
        try (Decisions decisions = new Decisions()) {
            decisions.employ(
                    former.id(),
                    "{\"id\":\"" + former.id()
                            + "\",\"active\":true,\"roles\":[\"sales\"],\"memberships\":[{\"team\":\"north\","
                            + "\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2026-02-01T00:00:00Z\"}]}");
            Awaitility.await()
                    .untilAsserted(
                            () -> get(former, "/api/v1/people/" + person).then().statusCode(404));
        }
    }

    @Test
    void aServiceAccountIsHeldToItsScopes() {
        String reading = Tokens.of("integrator")
                .client("erp")
                .scope("openid person:read")
                .build();
        given().auth().oauth2(reading).get("/api/v1/people").then().statusCode(200);
        given().auth().oauth2(reading).get("/api/v1/organisations").then().statusCode(403);
        given().auth()
                .oauth2(reading)
                .contentType("application/json")
                .body(Map.of("givenName", "Nobody"))
                .post("/api/v1/people")
                .then()
                .statusCode(403);
    }

    private static String member(String team, boolean active) {
        return "{\"id\":\"" + UUID.randomUUID() + "\",\"active\":" + active + ",\"team\":\"" + team
                + "\",\"roles\":[\"sales\"]}";
    }

    private static String explanation(UUID user, String person, String action) {
        return "/api/v1/access/contacts/explain?user=" + user + "&entity=person&id=" + person + "&action=" + action;
    }

    private static JsonPath explain(UUID user, String person, String action) {
        return given().auth()
                .oauth2(Tokens.administrator())
                .get(explanation(user, person, action))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void placeTeams(Decisions decisions) {
        UUID north = UUID.randomUUID();
        UUID east = UUID.randomUUID();
        decisions.place(north, "north", null);
        decisions.place(east, "north-east", north);
        decisions.place(UUID.randomUUID(), "north-east-coast", east);
        decisions.place(UUID.randomUUID(), "south", null);
    }

    private List<Rec> records(String source, List<UUID> staff) {
        List<Rec> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            String team = random.nextInt(5) == 0 ? null : any(TEAMS.toArray(String[]::new));
            boolean owned = random.nextInt(5) > 0;
            UUID owner = owned ? any(staff.toArray(UUID[]::new)) : null;
            Tokens token =
                    Tokens.of(owned ? "sales" : "integrator").team(team == null ? new String[0] : new String[] {team});
            String id = given().auth()
                    .oauth2(
                            owned
                                    ? token.staff(owner).build()
                                    : token.client("loader").build())
                    .contentType("application/json")
                    .body(Map.of("givenName", source, "source", source))
                    .post("/api/v1/people")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            records.add(new Rec(id, owner, team));
        }
        records.sort(Comparator.comparing(Rec::id));
        return records;
    }

    private List<Share> shares(List<Rec> records, List<UUID> staff) throws SQLException {
        List<Share> shares = new ArrayList<>();
        Set<String> shared = new HashSet<>();
        try (Connection connection = OutboxDrain.connect();
                PreparedStatement insert = connection.prepareStatement("insert into record_share"
                        + " (id, entity, record_id, staff_id, team, may_write, granted_by, created_at)"
                        + " values (gen_random_uuid(), 'person', ?, ?, ?, ?, 'system:test', now())")) {
            while (shares.size() < SHARES) {
                Rec record = any(records.toArray(Rec[]::new));
                if (!shared.add(record.id())) {
                    continue;
                }
                boolean toTeam = random.nextBoolean();
                Share share = new Share(
                        record.id(),
                        toTeam ? null : any(staff.toArray(UUID[]::new)),
                        toTeam ? any(TEAMS.toArray(String[]::new)) : null,
                        random.nextBoolean());
                insert.setObject(1, UUID.fromString(share.record()));
                insert.setObject(2, share.staff());
                insert.setString(3, share.team());
                insert.setBoolean(4, share.write());
                insert.executeUpdate();
                shares.add(share);
            }
        }
        return shares;
    }

    /** The rule, as a person would tell it. */
    private static boolean reaches(Viewer viewer, Scope scope, Rec record, List<Share> shares, boolean writing) {
        if (scope == Scope.NONE || scope == Scope.ALL) {
            return scope == Scope.ALL;
        }
        if ((record.owner() == null && record.team() == null) || viewer.id().equals(record.owner())) {
            return true;
        }
        for (String team : viewer.teams()) {
            List<String> within =
                    scope == Scope.SUBTREE ? BELOW.get(team) : scope == Scope.TEAM ? List.of(team) : List.of();
            if (record.team() != null && within.contains(record.team())) {
                return true;
            }
        }
        for (Share share : shares) {
            if (share.record().equals(record.id())
                    && (share.write() || !writing)
                    && (viewer.id().equals(share.staff()) || viewer.teams().contains(String.valueOf(share.team())))) {
                return true;
            }
        }
        return false;
    }

    private List<String> teams() {
        return TEAMS.stream().filter(team -> random.nextInt(3) == 0).toList();
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<String> listed(Viewer viewer, String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = get(viewer, "/api/v1/people?count=exact&limit=" + PAGE + "&" + query + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
            if (cursor.isEmpty()) {
                assertThat(page.getInt("count")).isEqualTo(ids.size());
            }
        } while (!cursor.isEmpty());
        return ids;
    }

    private static Response get(Viewer viewer, String path) {
        return given().auth().oauth2(viewer.token()).get(path);
    }

    private static int patch(Viewer viewer, String id, String body) {
        String tag = given().auth()
                .oauth2(Tokens.administrator())
                .get("/api/v1/people/" + id)
                .header("ETag");
        return given().auth()
                .oauth2(viewer.token())
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(body)
                .patch("/api/v1/people/" + id)
                .statusCode();
    }

    private static String register(Viewer viewer, String source) {
        return given().auth()
                .oauth2(viewer.token())
                .contentType("application/json")
                .body(Map.of(
                        "givenName",
                        "Zane",
                        "familyName",
                        "Ozola",
                        "birthday",
                        "1990-05-06",
                        "language",
                        "lv",
                        "source",
                        source))
                .post("/api/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
