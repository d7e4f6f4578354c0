package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.contacts.person.RowOracle.Rec;
import dev.kontor.contacts.person.RowOracle.Viewer;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Scope;
import dev.kontor.platformtest.Decisions;
import dev.kontor.platformtest.Exporting;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a role reaches, whatever the policy says: compared with an oracle that looks at each record by itself. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class RowRulesIT {
    private static final long SEED = 20261122;
    private static final int POLICIES = 30;
    /** An export waits until its cut is carried: some are enough. */
    private static final int EXPORTS = 8;

    private static final int PAGE = 5;

    private final String source = "rows-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void listsSearchAndSingleRecordsAreTheOraclesForAnyPolicy() throws SQLException {
        RowOracle oracle = new RowOracle(new Random(SEED), source);
        try (Decisions decisions = new Decisions()) {
            RowOracle.placeTeams(decisions);
            for (int policy = 0; policy < POLICIES; policy++) {
                Scope read = oracle.anyScope();
                Scope write = oracle.anyScope();
                decisions.decide("sales", "person", Map.of(Action.READ, read, Action.WRITE, write), Map.of());
                Viewer viewer = oracle.anyViewer();
                String what = "seed " + SEED + ", policy " + policy + ": read " + read + ", write " + write + " for "
                        + viewer;
                if (read == Scope.NONE) {
                    given().auth()
                            .oauth2(viewer.token())
                            .get("/api/v1/people")
                            .then()
                            .statusCode(403);
                    continue;
                }
                List<String> expected = oracle.within(read, viewer, false);
                assertThat(listed(viewer, "filter=source eq \"" + source + "\""))
                        .as(what)
                        .isEqualTo(expected);
                assertThat(new HashSet<>(listed(viewer, "q=" + source)))
                        .as(what)
                        .isEqualTo(new HashSet<>(expected));
                Rec one = oracle.anyRecord();
                given().auth()
                        .oauth2(viewer.token())
                        .get("/api/v1/people/" + one.id())
                        .then()
                        .statusCode(expected.contains(one.id()) ? 200 : 404);
                assertThat(PeopleApi.revise(viewer.token(), one.id(), "{}"))
                        .as(what + " changes " + one)
                        .isEqualTo(
                                write == Scope.NONE
                                        ? 403
                                        : !expected.contains(one.id())
                                                ? 404
                                                : oracle.reaches(viewer, write, one, true) ? 200 : 403);
            }
        }
    }

    @Test
    void exportsAreTheOraclesForAnyPolicy() throws SQLException {
        RowOracle oracle = new RowOracle(new Random(SEED), source);
        try (Decisions decisions = new Decisions();
                OutboxCarrier carrier = new OutboxCarrier()) {
            RowOracle.placeTeams(decisions);
            int exports = 0;
            while (exports < EXPORTS) {
                Scope export = oracle.anyScope();
                decisions.decide("sales", "person", Map.of(Action.EXPORT, export), Map.of());
                Viewer viewer = oracle.anyViewer();
                var asked = given().auth()
                        .oauth2(viewer.token())
                        .contentType("application/json")
                        .body(Map.of("filter", "source eq \"" + source + "\""))
                        .post(Exporting.path("people"));
                assertThat(asked.statusCode()).isEqualTo(export == Scope.NONE ? 403 : 202);
                if (export == Scope.NONE) {
                    continue;
                }
                String job = asked.header("Location");
                Exporting.awaitState(job, "done");
                assertThat(Exporting.lines(job, viewer.token()).keySet())
                        .as("seed " + SEED + ", export " + exports + ": " + export + " for " + viewer)
                        .containsExactlyInAnyOrderElementsOf(oracle.within(export, viewer, false));
                exports++;
            }
        }
    }

    private static List<String> listed(Viewer viewer, String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = given().auth()
                    .oauth2(viewer.token())
                    .get("/api/v1/people?count=exact&limit=" + PAGE + "&" + query + cursor)
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
}
