package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmTokens;
import dev.kontor.e2e.scenarios.MatrixRecords.Whose;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An open stream of events goes by decisions on access, made while it is open. */
class OpenStreamIT {
    private static final long SEED = 20261123;
    private static final int POLICIES = 30;
    private static final String ROLE = "sales";
    private static final String RULE = "/access/rules/" + ROLE + "/deal";
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Platform PLATFORM = Platform.shared();
    private static final MatrixStaff STAFF = new MatrixStaff(PLATFORM);

    private final Random random = new Random(SEED);
    private final HttpClient http = HttpClient.newHttpClient();
    private final MatrixRecords records = new MatrixRecords(PLATFORM, STAFF);
    private final Map<Whose, String> deals = new EnumMap<>(Whose.class);
    private int steps;

    @AfterEach
    void asShipped() {
        JsonNode rule = PLATFORM.as("admin").get(RULE);
        if (rule.path("decided").asBoolean()) {
            PLATFORM.as("admin").delete(RULE, rule.path("version").asLong());
        }
    }

    @AfterAll
    static void leave() {
        STAFF.leave();
    }

    /** What a stream has told so far: data of facts by deal and next step's number. */
    private final class Watched implements AutoCloseable {
        private final List<JsonNode> facts = new CopyOnWriteArrayList<>();
        private final HttpResponse<java.io.InputStream> answer;

        Watched(String token) throws IOException, InterruptedException {
            answer = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    PLATFORM.credentials().gatewayUrl() + "/api/v1/events?types=kontor.deals.deal.*"))
                            .header("Authorization", "Bearer " + token)
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var lines = new java.io.BufferedReader(
                    new java.io.InputStreamReader(answer.body(), java.nio.charset.StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data: {\"specversion\"")) {
                        facts.add(Json.read(line.substring("data: ".length())));
                    }
                }
            } catch (IOException closed) {
                // By the test.
            }
        }

        boolean has(Change change) {
            return facts.stream().anyMatch(change::isToldBy);
        }

        JsonNode data(Change change) {
            return facts.stream()
                    .filter(change::isToldBy)
                    .findFirst()
                    .orElseThrow()
                    .path("data");
        }

        @Override
        public void close() throws IOException {
            answer.body().close();
        }
    }

    /** A version of a deal. */
    private record Change(String deal, long version) {
        boolean isToldBy(JsonNode fact) {
            return fact.path("subject").asText().equals(deal)
                    && fact.path("aggregateversion").asLong() == version;
        }
    }

    @Test
    void aDecisionHidesAndItsWithdrawalShowsAgain() throws IOException, InterruptedException {
        String deal = records.id("deal", Whose.TEAMS, ROLE);
        try (Watched stream = new Watched(STAFF.of(ROLE).token())) {
            Change before = revise(deal);
            Awaitility.await().atMost(PATIENCE).until(() -> stream.has(before));

            decide("none", Map.of());
            pause(A_SECOND);
            Change hidden = revise(deal);
            pause(A_SECOND);
            asShipped();
            pause(A_SECOND);
            Change after = revise(deal);

            Awaitility.await().atMost(PATIENCE).until(() -> stream.has(after));
            assertThat(stream.has(hidden)).isFalse();
        }
    }

    @Test
    void aStreamTellsWhatTheOracleSaysForAnyPolicy() throws IOException, InterruptedException {
        for (Whose whose : Whose.values()) {
            deals.put(whose, records.id("deal", whose, ROLE));
        }
        List<String> faults = new ArrayList<>();
        try (Watched sales = new Watched(STAFF.of(ROLE).token());
                Watched administrator = new Watched(STAFF.of("administrator").token())) {
            for (int policy = 0; policy < POLICIES; policy++) {
                String scope = any("none", "own", "team", "subtree", "all");
                Map<String, String> fields = fields();
                decide(scope, fields);
                pause(A_SECOND);
                Map<Whose, Change> changes = new EnumMap<>(Whose.class);
                deals.forEach((whose, deal) -> changes.put(whose, revise(deal)));
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> changes.values().stream().allMatch(administrator::has));
                pause(Duration.ofMillis(500));
                String what = "seed " + SEED + ", policy " + policy + ": " + scope + " " + fields + ", ";
                changes.forEach((whose, change) -> {
                    boolean seen = sales.has(change);
                    if (seen != whose.isWithin(scope)) {
                        faults.add(what + whose + (seen ? " is seen" : " is not seen"));
                    } else if (seen) {
                        JsonNode whole = administrator.data(change);
                        if (!sales.data(change).equals(concealed(whole, fields))) {
                            faults.add(what + sales.data(change) + " of " + whole);
                        }
                    }
                });
            }
        }
        assertThat(faults).isEmpty();
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        for (String field : List.of("stage", "ownerId", "amount", "source")) {
            String rule = any("", "", "hidden", "masked", "read-only");
            if (!rule.isEmpty()) {
                fields.put(field, rule);
            }
        }
        return fields;
    }

    /** Every field of these is a text, or an object of texts. */
    private static JsonNode concealed(JsonNode whole, Map<String, String> fields) {
        Map<String, Object> left = new HashMap<>();
        whole.properties().forEach(field -> {
            String rule = fields.getOrDefault(field.getKey(), "");
            JsonNode value = field.getValue();
            if (rule.equals("masked")) {
                left.put(
                        field.getKey(),
                        value.isObject() ? Json.read(value.toString().replaceAll(":\"[^\"]*\"", ":\"***\"")) : "***");
            } else if (!rule.equals("hidden")) {
                left.put(field.getKey(), value);
            }
        });
        return Json.read(Json.write(left));
    }

    private String any(String... words) {
        return words[random.nextInt(words.length)];
    }

    private Change revise(String deal) {
        JsonNode now = PLATFORM.as("admin").get("/deals/" + deal);
        JsonNode revised = PLATFORM.as("admin")
                .patch("/deals/" + deal, now.path("version").asLong(), Map.of("nextStep", "Step " + steps++));
        return new Change(deal, revised.path("version").asLong());
    }

    private void decide(String read, Map<String, String> fields) throws IOException, InterruptedException {
        JsonNode rule = PLATFORM.as("admin").get(RULE);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(PLATFORM.credentials().gatewayUrl() + "/api/v1" + RULE))
                .header("Authorization", "Bearer " + new RealmTokens(PLATFORM).ofUser("admin"))
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + rule.path("version").asLong() + "\"")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        Json.write(Map.of("actions", Map.of("read", read), "fields", fields))))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void pause(Duration time) {
        Awaitility.await().pollDelay(time).until(() -> true);
    }
}
