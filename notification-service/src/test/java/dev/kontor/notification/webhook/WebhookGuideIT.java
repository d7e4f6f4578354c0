package dev.kontor.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.notification.MailSettings;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide tells to type is typed here, from the guide's own text. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class WebhookGuideIT {
    private static final Pattern COMMAND = Pattern.compile(
            "curl [^\\n]*?(?<post>-X POST )?\"\\$API(?<path>(?:\\\\\"|[^\"])*)\"(?: -d '(?<body>[^']*)')?");

    private final Hooks hooks = new Hooks(UUID.randomUUID());

    @Test
    void everyCommandOfTheGuideIsTaken() throws IOException {
        // given
        String guide = Files.readString(
                Path.of(System.getProperty("kontor.root", "..")).resolve("docs/webhooks.md"));
        List<Integer> statuses = new ArrayList<>();
        String id = "";

        // when
        Matcher command = COMMAND.matcher(guide);
        while (command.find()) {
            String path = "/api/v1" + command.group("path").replace("$ID", id).replace("\\\"", "\"");
            String body = command.group("body");
            boolean post = body != null || command.group("post") != null;
            Response answer = post
                    ? hooks.as().body(body == null ? "" : body).post(path)
                    : hooks.as().get(path);
            statuses.add(answer.statusCode());
            id = path.endsWith("/webhooks") ? answer.path("id") : id;
        }

        // then
        assertThat(statuses).containsExactly(201, 200, 202, 202, 202, 200, 200);
    }
}
