package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmAdmin;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** docs/hand-over.md over the whole platform: somebody leaves, and what was theirs in three services goes over and comes back. */
class HandOverIT {
    private static final Guide GUIDE =
            Guide.of(Path.of(System.getProperty("kontor.root")).resolve("docs/hand-over.md"));
    /** Omar, of the team tallinn. */
    private static final String OMAR = "00000000-0000-7000-8000-000000000005";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Platform platform = Platform.shared();
    private final RealmAdmin realm = new RealmAdmin(platform);
    private final Session admin = platform.as("admin");

    @Test
    void whatSomebodyLeavesBehindGoesOverAndComesBack() throws IOException, InterruptedException {
        // given: a customer, a deal and a task of somebody
        String leaver = hire();
        String person =
                admin.post("/people", Map.of("familyName", "Handed")).path("id").asText();
        String task =
                admin.post("/tasks", Map.of("title", "Call back")).path("id").asText();
        String deal = admin.post("/deals", Map.of("title", "Handed")).path("id").asText();
        Map<String, String> owned = new LinkedHashMap<>();
        owned.put("/people/" + person, "ownerId");
        owned.put("/deals/" + deal, "ownerId");
        owned.put("/tasks/" + task, "assigneeId");
        await().ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> owned.entrySet().stream()
                        .allMatch(record -> admin.post(record.getKey() + "/reassign", Map.of(record.getValue(), leaver))
                                .path(record.getValue())
                                .asText()
                                .equals(leaver)));

        // when: they leave
        enable(leaver, false);
        JsonNode preview = runs("preview", Map.of("FROM", leaver));

        // then
        assertThat(preview.path("missing")).isEmpty();
        assertThat(preview.path("kinds").findValuesAsText("kind"))
                .containsExactly("deal", "invoice", "meeting", "organisation", "person", "task");
        assertThat(preview.path("kinds").findValuesAsText("records")).containsExactly("1", "0", "0", "0", "1", "1");

        // when
        String id = runs("-d ", Map.of("FROM", leaver, "TO", OMAR)).path("id").asText();

        // then
        JsonNode job = awaitState(id, "completed");
        assertThat(job.path("parts").findValuesAsText("moved")).containsExactly("1", "0", "1", "0", "1", "0");
        owned.forEach((path, field) -> {
            JsonNode record = admin.get(path);
            assertThat(record.path(field).asText()).as(path).isEqualTo(OMAR);
            assertThat(record.path("team").asText()).as(path).isEqualTo("tallinn");
        });

        // when, then: not to somebody who has left
        Map<String, String> variables = Map.of("ID", id);
        assertThat(runs("/undo", variables).path("code").asText()).isEqualTo("former-owner-left");
        enable(leaver, true);
        admin.post("/people/" + person + "/reassign", Map.of("ownerId", "00000000-0000-7000-8000-000000000003"));
        assertThat(runs("/undo", variables).path("state").asText()).isEqualTo("undoing");
        JsonNode undone = awaitState(id, "undone");
        assertThat(undone.path("parts").findValuesAsText("kept")).containsExactly("1", "0", "0", "0", "0", "0");
        assertThat(admin.get("/deals/" + deal).path("ownerId").asText()).isEqualTo(leaver);
        assertThat(admin.get("/tasks/" + task).path("assigneeId").asText()).isEqualTo(leaver);
        assertThat(GUIDE.commands()).as("commands of the guide, each run above").hasSize(4);
        realm.send("DELETE", "/users/" + leaver, Map.of());
    }

    private JsonNode awaitState(String id, String state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> runs("hand-overs/$ID -H", Map.of("ID", id)),
                        job -> state.equals(job.path("state").asText()));
    }

    private JsonNode runs(String words, Map<String, String> variables) throws IOException, InterruptedException {
        return Json.read(GUIDE.runs(platform, words, variables).out());
    }

    private String hire() {
        String username = "leaver." + UUID.randomUUID();
        HttpResponse<String> created = realm.send(
                "POST",
                "/users",
                Map.of(
                        "username",
                        username,
                        "enabled",
                        true,
                        "email",
                        username + "@kontor.example",
                        "firstName",
                        "Lea",
                        "lastName",
                        "Ver",
                        "groups",
                        List.of("/baltics/riga")));
        String location =
                created.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(created.body()));
        String id = location.substring(location.lastIndexOf('/') + 1);
        awaitActive(id, true);
        return id;
    }

    private void enable(String id, boolean enabled) {
        realm.send("PUT", "/users/" + id, Map.of("enabled", enabled));
        awaitActive(id, enabled);
    }

    private void awaitActive(String id, boolean active) {
        await().ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> admin.get("/staff/" + id).path("active").asBoolean(!active) == active);
    }
}
