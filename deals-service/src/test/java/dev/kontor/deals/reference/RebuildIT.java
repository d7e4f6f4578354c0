package dev.kontor.deals.reference;

import static dev.kontor.deals.Api.hire;
import static dev.kontor.deals.Api.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Rebuilding;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STATE = "kontor.contacts.organisation.state.v1";
    private static final Rebuilding REFERENCES = new Rebuilding("deals", "references");

    @Test
    void copiesOfThreeTopicsAreRebuiltWithoutThoseThatAreDeleted() {
        try (Events events = new Events()) {
            // given: three kinds in one table, and one that was deleted
            UUID organisation = register(events, "Rebuilt Ltd", "R-1");
            UUID staff = hire(events, "re.built", "Re Built", "riga");
            UUID deleted = register(events, "Deleted Ltd", "R-2");
            events.send("kontor.contacts.person.state.v1", Ids.next(), 1, "{\"familyName\":\"Built\"}");
            events.send(STATE, deleted, 9, null);
            await().atMost(PATIENCE).until(() -> rows(deleted).isEmpty());
            REFERENCES.repair();
            List<String> shape = Rebuilding.shape("reference");
            List<String> before = Rebuilding.rows("reference");

            // when: one row is wrong, one is missing, one should not be there
            Rebuilding.run("update reference set keys = '{nobody}' where id = '" + organisation + "'");
            Rebuilding.run("delete from reference where id = '" + staff + "'");
            Rebuilding.run("insert into reference (id, kind, version, keys) values ('" + deleted
                    + "', 'organisation', 8, '{deleted ltd}')");
            Map<String, Object> state = REFERENCES.runTo("differs");
            REFERENCES.acceptDifferences("administrator").then().statusCode(202);
            REFERENCES.awaitPhase("switched");

            // then
            assertThat(((Map<?, ?>) ((List<?>) state.get("checks")).getFirst()))
                    .isEqualTo(Map.of("table", "reference", "rows", before.size(), "onlyLive", 2, "onlyNew", 2));
            assertThat(Rebuilding.rows("reference")).isEqualTo(before);
            assertThat(Rebuilding.shape("reference")).isEqualTo(shape);

            // and the live consumers go on in the new table
            events.send(STATE, organisation, 10, "{\"name\":\"Revised Ltd\"}");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rows(organisation)).containsExactly("{\"revised ltd\"}"));
        }
    }

    private static List<String> rows(UUID id) {
        return Rebuilding.texts("select keys::text from reference where id = '" + id + "'");
    }
}
