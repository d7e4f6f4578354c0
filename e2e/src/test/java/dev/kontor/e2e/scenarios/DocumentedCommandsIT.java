package dev.kontor.e2e.scenarios;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command that a document of this repository gives is run by a test: here, or in the class named here. */
class DocumentedCommandsIT {
    private static final Path ROOT = Path.of(System.getProperty("kontor.root"));
    /** A command in a fenced block or between backticks, up to where its explanation begins. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:\\./kontor|mvn|curl|java -cp) \\S(?:(?!  )[^`|\\n\\\\])*");

    private static final String THIS_RUN = "the run that this test is part of";
    private static final String REBUILD = "RebuildIT";
    private static final String LETTERS = DeadLettersIT.class.getSimpleName();
    private static final String EVENTS = "EventGuideIT of the gateway";
    private static final String WEBHOOKS = "WebhookGuideIT of notification-service";
    private static final String EXPORTS = ExportHandOverIT.class.getSimpleName();
    private static final String CLIENTS = IntegratorClientIT.class.getSimpleName();
    private static final String LOGINS = LoginIT.class.getSimpleName();
    private static final String INTEGRATOR = IntegratorViewIT.class.getSimpleName();
    private static final String AUDIT = AuditTrailIT.class.getSimpleName();
    private static final String HAND_OVERS = HandOverIT.class.getSimpleName();
    private static final String SHARING = "SharingIT";
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            entry("./kontor up --demo", WorkingDayIT.class.getSimpleName()),
            entry("./kontor demo --data DIR --json", SalesDataIT.class.getSimpleName()),
            entry("./kontor bench", "BenchIT"),
            entry("./kontor verify", "FaultsIT"),
            entry(
                    "curl -G -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:8080/api/v1/audit/contacts/entries --data-urlencode \"filter=recordId eq",
                    AUDIT),
            entry(
                    "curl -sS \"http://127.0.0.1:8080/api/v1/hand-overs/preview?from=$FROM\" -H \"Authorization: Bearer $TOKEN\"",
                    HAND_OVERS),
            entry(
                    "curl -sS http://127.0.0.1:8080/api/v1/hand-overs -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" -d \"{",
                    HAND_OVERS),
            entry(
                    "curl -sS http://127.0.0.1:8080/api/v1/hand-overs/$ID -H \"Authorization: Bearer $TOKEN\"",
                    HAND_OVERS),
            entry(
                    "curl -sS -X POST http://127.0.0.1:8080/api/v1/hand-overs/$ID/undo -H \"Authorization: Bearer $TOKEN\"",
                    HAND_OVERS),
            entry(
                    "curl -sS -X PUT \"http://127.0.0.1:8080/api/v1/people/$PERSON/shares/staff/$STAFF\" -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -d '{\"mayWrite\":true,\"until\":\"2099-12-31T16:00:00Z\"}'",
                    SHARING),
            entry(
                    "curl -sS -X PUT \"http://127.0.0.1:8080/api/v1/people/$PERSON/shares/teams/tallinn\" -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -d '{}'",
                    SHARING),
            entry(
                    "curl -sS \"http://127.0.0.1:8080/api/v1/people/$PERSON/shares\" -H \"Authorization: Bearer $TOKEN\"",
                    SHARING),
            entry(
                    "curl -sS -X DELETE \"http://127.0.0.1:8080/api/v1/people/$PERSON/shares/staff/$STAFF\" -H \"Authorization: Bearer $TOKEN\"",
                    SHARING),
            entry("./kontor bench events", "BenchIT"),
            entry("./kontor bench access", "BenchIT"),
            entry("./kontor resend contacts", "LostSlotIT"),
            entry("./kontor resend SERVICE", "LostSlotIT"),
            entry("./kontor rebuild", REBUILD),
            entry("./kontor rebuild SERVICE PROJECTION", REBUILD),
            entry("./kontor rebuild analytics", REBUILD),
            entry("./kontor rebuild analytics reports", REBUILD),
            entry("./kontor rebuild analytics reports --accept", REBUILD),
            entry("./kontor rebuild activity timeline", REBUILD),
            entry("./kontor dlq", LETTERS),
            entry("./kontor dlq list", LETTERS),
            entry("./kontor dlq show deals 0-17", LETTERS),
            entry("./kontor dlq replay deals 0-17", LETTERS),
            entry("./kontor dlq replay deals all", LETTERS),
            entry("./kontor dlq dismiss deals all", LETTERS),
            entry("./kontor test", THIS_RUN),
            entry("./kontor test faults --minutes 10", "FaultsIT"),
            entry("./kontor test deals", THIS_RUN),
            entry("./kontor test deploy/local", THIS_RUN),
            entry(
                    "java -cp \"$(cat deploy/local/parts/kafka/target/classpath.txt)\" org.apache.kafka.tools.consumer.ConsoleConsumer",
                    INTEGRATOR),
            entry("curl -sS http://127.0.0.1:8080/api/v1/schemas/kontor.deals.deal.opened.v1", INTEGRATOR),
            entry("curl -sS http://127.0.0.1:8080/api/v1/asyncapi.json", INTEGRATOR),
            entry("curl -H \"Authorization: Bearer $TOKEN\" \"http://127.0.0.1:8080/api/v1/events\"", EVENTS),
            entry(
                    "curl -H \"Authorization: Bearer $TOKEN\" \"http://127.0.0.1:8080/api/v1/events?after=$NEXT&wait=30&limit=500\"",
                    EVENTS),
            entry(
                    "curl -N -H \"Authorization: Bearer $TOKEN\" -H \"Accept: text/event-stream\" \"http://127.0.0.1:8080/api/v1/events?types=kontor.deals.*\"",
                    EVENTS),
            entry("curl -H \"Authorization: Bearer $TOKEN\" \"$API/webhooks/$ID/deliveries?filter=state eq", WEBHOOKS),
            entry(
                    "curl -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" \"$API/webhooks\" -d '{",
                    WEBHOOKS),
            entry(
                    "curl -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" \"$API/webhooks/$ID/replay\" -d '{",
                    WEBHOOKS),
            entry(
                    "curl -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" \"$API/webhooks/$ID/replay\" -d '{\"failed\": true}'",
                    WEBHOOKS),
            entry(
                    "curl -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" \"$API/webhooks/$ID/rotate-secret\" -d '{\"overlapHours\": 24}'",
                    WEBHOOKS),
            entry("curl -H \"Authorization: Bearer $TOKEN\" -X POST \"$API/webhooks/$ID/enable\"", WEBHOOKS),
            entry("curl -H \"Authorization: Bearer $TOKEN\" -X POST \"$API/webhooks/$ID/test\"", WEBHOOKS),
            entry(
                    "curl -si http://127.0.0.1:8080/api/v1/people/exports -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json'",
                    EXPORTS),
            entry(
                    "curl -s http://127.0.0.1:8080/api/v1/people/exports/$ID -H \"Authorization: Bearer $TOKEN\"",
                    EXPORTS),
            entry(
                    "curl -s --compressed http://127.0.0.1:8080/api/v1/people/exports/$ID/result -H \"Authorization: Bearer $TOKEN\"",
                    EXPORTS),
            entry(
                    "curl -sS $KEYCLOAK/realms/master/protocol/openid-connect/token -d grant_type=password -d client_id=admin-cli -d username=keycloak-admin -d password=$PASSWORD",
                    CLIENTS),
            entry(
                    "curl -sSi $REALM/clients -H \"Authorization: Bearer $ADMIN\" -H \"Content-Type: application/json\" -d '{\"clientId\": \"erp\", \"standardFlowEnabled\": false, \"serviceAccountsEnabled\": true, \"defaultClientScopes\": [\"basic\", \"roles\", \"kontor-api\", \"person:read\"], \"optionalClientScopes\": [\"deal:read\"]}'",
                    CLIENTS),
            entry("curl -sS $REALM/clients/$ID/service-account-user -H \"Authorization: Bearer $ADMIN\"", CLIENTS),
            entry("curl -sS $REALM/roles/integrator -H \"Authorization: Bearer $ADMIN\"", CLIENTS),
            entry(
                    "curl -sS $REALM/users/$ACCOUNT/role-mappings/realm -H \"Authorization: Bearer $ADMIN\" -H \"Content-Type: application/json\" -d \"[$ROLE]\"",
                    CLIENTS),
            entry("curl -sS $REALM/clients/$ID/client-secret -H \"Authorization: Bearer $ADMIN\"", CLIENTS),
            entry(
                    "curl -sS $KEYCLOAK/realms/kontor/protocol/openid-connect/token -d grant_type=client_credentials -d client_id=erp -d client_secret=$SECRET -d scope=deal:read",
                    CLIENTS),
            entry("curl -sS -X POST $REALM/clients/$ID/client-secret -H \"Authorization: Bearer $ADMIN\"", CLIENTS),
            entry(
                    "curl -sS -X DELETE $REALM/clients/$ID/client-secret/rotated -H \"Authorization: Bearer $ADMIN\"",
                    CLIENTS),
            entry(
                    "curl -sS -X DELETE $REALM/attack-detection/brute-force/users/$USER_ID -H \"Authorization: Bearer $ADMIN\"",
                    LOGINS),
            entry(
                    "curl -sS \"http://127.0.0.1:8080/api/v1/access/explain?user=$STAFF&entity=person&id=$PERSON&action=read\" -H \"Authorization: Bearer $TOKEN\"",
                    "AccessMatrixIT"),
            entry(
                    "curl -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:8080/api/v1/integrity/person",
                    INTEGRATOR));
    private static final Set<String> HERE = Set.of(
            "./kontor help",
            "./kontor status",
            "./kontor up",
            "./kontor logs deals -f",
            "./kontor dev deals",
            "./kontor demo --write DIR",
            "mvn -pl deals-service spotless:apply");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void noCommandIsForgotten() throws IOException {
        // when
        Set<String> documented = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.kontor/"))
                    .forEach(file -> documented.addAll(commands(file)));
        }
        // then
        Set<String> run = new TreeSet<>(HERE);
        run.addAll(ELSEWHERE.keySet());
        assertThat(documented).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                ./kontor help                        | Kontor on this machine
                ./kontor status                      | notification-outbox    carries events
                ./kontor up                          | Kontor is up
                ./kontor demo --write DIR            | Written to
                mvn -pl deals-service spotless:apply | BUILD SUCCESS
                """)
    void doesWhatItsDocumentSays(String command, String said) throws IOException, InterruptedException {
        // when
        KontorProcess.Result result = KontorProcess.run(
                Platform.shared(),
                List.of(command.replace("DIR", folder.toString()).split(" ")));
        // then
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains(said);
    }

    /** On a state folder of its own: this platform is still needed. */
    @Test
    void downIsHarmlessWhereNothingRuns() throws IOException, InterruptedException {
        // given
        ProcessBuilder down = KontorProcess.builder(Platform.shared(), List.of("./kontor", "down"))
                .redirectOutput(folder.resolve("out").toFile());
        down.environment().put("KONTOR_HOME", folder.resolve("home").toString());
        down.environment().put("KONTOR_PORT_BASE", "9180");
        // when
        int exitCode = down.start().waitFor();
        // then
        assertThat(exitCode).isZero();
        assertThat(folder.resolve("out")).content().contains("Kontor is down");
    }

    @Test
    void logsFollow() throws IOException {
        Process logs = start("./kontor", "logs", "deals", "-f");
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(folder.resolve("out")).content().contains("deals"));
            assertThat(logs.isAlive()).isTrue();
        } finally {
            end(logs);
        }
    }

    /** With its build, although this run has just built everything: that is what the command is for. */
    @Test
    void devRunsANewBuild() throws IOException, InterruptedException {
        // given
        Platform platform = Platform.shared();
        ProcessBuilder dev = KontorProcess.builder(platform, List.of("./kontor", "dev", "deals"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        dev.environment().remove("KONTOR_NO_BUILD");
        // when
        int exitCode = dev.start().waitFor();
        // then
        assertThat(folder.resolve("out")).content().contains("deals runs its new build");
        assertThat(exitCode).isZero();
        assertThat(platform.as("admin").get("/pipelines").path("items")).isNotEmpty();
    }

    private Process start(String... command) throws IOException {
        return KontorProcess.builder(Platform.shared(), List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    private static Set<String> commands(Path file) {
        try {
            Set<String> found = new TreeSet<>();
            Matcher matcher = COMMAND.matcher(Files.readString(file));
            while (matcher.find()) {
                String command = matcher.group().strip();
                if (!command.contains("<")) {
                    found.add(command);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
