package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands of docs/event-stream.md do what it says. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EventGuideIT {
    private static final Path GUIDE = Path.of(System.getProperty("kontor.root"), "docs", "event-stream.md");

    private final String token = Surroundings.realm().token("integrator");

    @BeforeEach
    void theLogIsRead() {
        EventClient.awaitLog(token);
    }

    @Test
    void itsCommandsWork() throws IOException {
        // given
        List<String> commands = Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
        assertThat(commands).hasSize(3);

        // when
        JsonObject first = new JsonObject(run(commands.get(1), ""));
        String id = Surroundings.log().write("kontor.deals.deal.won.v1", UUID.randomUUID());
        JsonObject second = new JsonObject(run(commands.get(2), first.getString("next")));
        String stream = run(commands.get(0).replace("curl ", "curl --max-time 1 "), "");

        // then
        assertThat(first.getJsonArray("items")).isEmpty();
        assertThat(EventClient.ids(second)).containsExactly(id);
        assertThat(stream).containsPattern("retry: 2000\nid: [A-Za-z0-9_-]+\n: open\n\n");
    }

    private String run(String command, String next) throws IOException {
        ProcessBuilder shell = new ProcessBuilder(
                "sh", "-c", command.replace("curl ", "curl -s ").replace(":8080", ":" + Caller.port()));
        shell.environment().put("TOKEN", token);
        shell.environment().put("NEXT", next);
        return new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
