package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Refused;
import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/audit.md says, through the gateway: an auditor finds who revised a person, and a forged trail is told. */
class AuditTrailIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform = Platform.shared();

    @Test
    void theAuditorFindsWhoRevisedAPersonAndVerifyWhoForgesIt() throws Exception {
        // given
        Instant before = Instant.now();
        JsonNode person =
                platform.as("janis.ozols").post("/people", Map.of("givenName", "Audited", "familyName", "Liepa"));
        String id = person.path("id").asText();
        String janis = person.path("ownerId").asText();

        // when
        platform.as("janis.ozols").patch("/people/" + id, 1, Map.of("familyName", "Ozola"));

        // then
        JsonNode revision = await().atMost(PATIENCE)
                .until(
                        () -> last(id),
                        found -> "update".equals(found.path("action").asText()));
        assertThat(revision.path("actor").asText()).isEqualTo("user:" + janis);
        assertThat(revision.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(Instant.parse(revision.path("at").asText())).isAfter(before.minusSeconds(1));
        assertThat(revision.path("entity").asText()).isEqualTo("person");
        assertThat(revision.path("old")).hasToString("{\"version\":1,\"family_name\":\"Liepa\"}");
        assertThat(revision.path("new")).hasToString("{\"version\":2,\"family_name\":\"Ozola\"}");
        assertThat(revision.path("correlationId").asText()).isEqualTo(correlationOf(id));
        assertThatThrownBy(() -> platform.as("admin").get("/audit/contacts/entries"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("403");

        // when, then: whole, and its end is noted
        KontorProcess.Result whole = KontorProcess.kontor(platform, "verify", "--audit");
        assertThat(whole.exitCode()).as(whole.out() + whole.err()).isZero();
        assertThat(whole.out()).endsWith("The audit trails are whole.\n");

        // when, then: forged
        forge("update audit_entry set actor = 'user:nobody' where seq = "
                + revision.path("seq").asLong());
        KontorProcess.Result forged = KontorProcess.kontor(platform, "verify", "--audit");
        forge("update audit_entry set actor = 'user:" + janis + "' where seq = "
                + revision.path("seq").asLong());
        assertThat(forged.exitCode()).isEqualTo(1);
        assertThat(forged.out())
                .contains("BROKEN: breaks at entry " + revision.path("seq").asLong());
    }

    private JsonNode last(String id) {
        String filter = URLEncoder.encode("recordId eq \"" + id + "\"", StandardCharsets.UTF_8);
        return platform.as("auditor")
                .get("/audit/contacts/entries?sort=-seq&filter=" + filter)
                .path("items")
                .path(0);
    }

    private String correlationOf(String id) throws SQLException {
        try (Connection connection = platform.database("contacts");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select correlationid from outbox where subject = '" + id
                        + "' order by position desc limit 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void forge(String sql) throws SQLException {
        try (Connection connection = platform.database("contacts");
                Statement statement = connection.createStatement()) {
            statement.execute("alter table audit_entry disable trigger append_only; " + sql
                    + "; alter table audit_entry enable trigger append_only");
        }
    }
}
