package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.scenarios.MatrixRecords.Whose;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** docs/access.md on sharing over the whole platform: a stranger's record is shown to a seller of another team, and is gone again. */
class SharingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Platform PLATFORM = Platform.shared();
    private static final MatrixStaff STAFF = new MatrixStaff(PLATFORM);
    private static final MatrixStaff.Member SELLER = STAFF.of("sales");

    private final MatrixRecords records = new MatrixRecords(PLATFORM, STAFF);

    @AfterAll
    static void leave() {
        STAFF.leave();
    }

    @Test
    void recordsOfEveryKindAreReachedAsLongAsTheyAreShared() {
        Map.of(
                        "person", "people",
                        "organisation", "organisations",
                        "deal", "deals",
                        "invoice", "invoices",
                        "task", "tasks",
                        "meeting", "meetings")
                .forEach((entity, collection) -> {
                    String id = records.id(entity, Whose.OTHERS, "sales");
                    String record = "/api/v1/" + collection + "/{id}";
                    String share = record + "/shares/teams/riga";
                    MatrixStaff.Member head = STAFF.of("head");

                    assertThat(SELLER.send("GET " + record, id, null, null))
                            .as(entity)
                            .isEqualTo(404);
                    assertThat(head.send("PUT " + share, id, "application/json", "{}"))
                            .as(entity)
                            .isEqualTo(200);
                    assertThat(SELLER.send("GET " + record, id, null, null))
                            .as(entity)
                            .isEqualTo(200);
                    assertThat(SELLER.send("PUT " + share, id, "application/json", "{}"))
                            .as(entity)
                            .isEqualTo(403);
                    assertThat(head.send("DELETE " + share, id, null, null))
                            .as(entity)
                            .isEqualTo(204);
                    assertThat(SELLER.send("GET " + record, id, null, null))
                            .as(entity)
                            .isEqualTo(404);
                });
    }

    @Test
    void theGuidesCommandsShareAPersonWithTheirTimelineAndTheirEvents() throws IOException, InterruptedException {
        String person = records.id("person", Whose.OTHERS, "sales");
        Map<String, String> variables = Map.of("PERSON", person, "STAFF", SELLER.id());
        assertThat(timeline(person)).isEmpty();
        String before = SELLER.get("/events").path("next").asText();

        assertThat(runs("PUT \"http://127.0.0.1:8080/api/v1/people/$PERSON/shares/staff", variables)
                        .path("mayWrite")
                        .asBoolean())
                .isTrue();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(timeline(person)).contains("person.registered"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(facts(person, before)).contains("kontor.contacts.person.shared.v1"));
        assertThat(runs("shares/teams/tallinn", variables).path("team").asText())
                .isEqualTo("tallinn");
        assertThat(runs("/shares\"", variables).findValuesAsText("staffId")).containsExactly(SELLER.id());

        guide().runs(PLATFORM, "-X DELETE", variables);

        assertThat(SELLER.send("GET /api/v1/people/{id}", person, null, null)).isEqualTo(404);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(timeline(person)).isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(facts(person, before)).isEmpty());
    }

    private static List<String> timeline(String person) {
        return SELLER.get("/timelines/" + person).findValuesAsText("kind");
    }

    private static List<String> facts(String person, String after) {
        return SELLER.get("/events?wait=3&after=" + after + "&types=kontor.contacts.person.*&subject=" + person)
                .findValuesAsText("type");
    }

    private static JsonNode runs(String words, Map<String, String> variables) throws IOException, InterruptedException {
        return Json.read(guide().runs(PLATFORM, words, variables).out());
    }

    private static Guide guide() {
        return Guide.of(Path.of("..", "docs", "access.md"));
    }
}
