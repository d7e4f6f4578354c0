package dev.kontor.contacts.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.platform.audit.SensitiveReads;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class SensitiveReadsIT {
    private static final String WAITS_FOR_TABLE =
            "select pid from pg_locks where relation = 'audit_raw'::regclass and not granted";

    @Inject
    SensitiveReads reads;

    @Inject
    CurrentEvent current;

    @Test
    void eachRecordThatWasToldIsFound() {
        // given
        UUID one = Ids.next();
        UUID other = Ids.next();
        UUID staff = Ids.next();

        // when
        Response answer = tell(staff, "person", one, other);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo(SensitiveReadsProbeResource.SECRET);
        List<Map<String, Object>> found = Trail.entries("actor eq \"user:" + staff + "\" and action eq \"read\"", 2);
        assertThat(found).extracting(entry -> entry.get("recordId")).containsExactly(one.toString(), other.toString());
        assertThat(found)
                .allSatisfy(entry -> assertThat(entry)
                        .containsEntry("entity", "person")
                        .containsEntry("address", "198.51.100.9")
                        .containsEntry("new", Map.of("fields", List.of("birthday")))
                        .containsKeys("correlationId", "at")
                        .doesNotContainKey("old"));
        assertThat(Trail.entries("recordId eq \"" + other + "\"", 1)).hasSize(1);
        assertThat(Trail.broken()).isEmpty();
    }

    @Test
    void whatCannotBeNotedIsNotTold() throws SQLException {
        // given
        Trail.run("alter table audit_raw add constraint refused check (entity <> 'refused')");
        try {
            // when
            Response answer = tell(Ids.next(), "refused", Ids.next());

            // then
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.jsonPath().getString("code")).isEqualTo("audit-unavailable");
            assertThat(answer.asString()).doesNotContain("29 February");
        } finally {
            Trail.run("alter table audit_raw drop constraint refused");
        }
        assertThat(tell(Ids.next(), "refused", Ids.next()).statusCode())
                .as("and the next one is")
                .isEqualTo(200);
    }

    @Test
    void readsOfOneMomentShareAnInsertAndTooManyAreRefused() throws Exception {
        // given: nothing is sealed, and nobody gets to the table
        UUID record = Ids.next();
        try (Connection sealing = Trail.pauseSealing();
                Connection busy = OutboxDrain.connect();
                Statement statement = busy.createStatement()) {
            assertThat(sealing.isClosed()).isFalse();
            busy.setAutoCommit(false);
            statement.execute("lock table audit_raw in share mode");

            // when: the first is on its way, 2000 wait, five are too many
            List<CompletableFuture<String>> asked = new ArrayList<>(List.of(readAs("system:first", record)));
            await().until(() -> !Trail.texts(WAITS_FOR_TABLE).isEmpty());
            for (int number = 0; number < 2_005; number++) {
                asked.add(readAs("system:" + number, record));
            }
            await().until(() -> answers(asked, "audit-unavailable") == 5);
            busy.commit();

            // then
            for (CompletableFuture<String> answer : asked) {
                answer.get(30, TimeUnit.SECONDS);
            }
            assertThat(answers(asked, "noted")).isEqualTo(2_001);
            assertThat(Trail.texts("select distinct xid from audit_raw where '" + record + "' = any (read_ids)"))
                    .as("the first, and 2000 in inserts of 500")
                    .hasSize(5);
        }
        Trail.settle();
        assertThat(Trail.texts("select distinct actor from audit_entry where record_id = '" + record + "'"))
                .hasSize(2_001);
    }

    private static long answers(List<CompletableFuture<String>> asked, String answer) {
        return asked.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .filter(answer::equals)
                .count();
    }

    private CompletableFuture<String> readAs(String actor, UUID record) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        try {
            VertxContextSupport.subscribe(
                    () -> {
                        current.actAs(actor, UUID.randomUUID(), null);
                        return reads.record("person", List.of(record), List.of("birthday"))
                                .map(noted -> "noted")
                                .toMulti();
                    },
                    told -> told.with(answer::complete, failure -> answer.complete(codeOf(failure))));
            return answer;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static String codeOf(Throwable failure) {
        return failure instanceof dev.kontor.platform.problem.Problem problem
                ? problem.code().code()
                : failure.toString();
    }

    private static Response tell(UUID staff, String entity, UUID... ids) {
        return given().auth()
                .oauth2(Tokens.of("sales").staff(staff).build())
                .header("X-Forwarded-For", "198.51.100.9")
                .queryParam("entity", entity)
                .queryParam("id", Stream.of(ids).toList())
                .get("/test/secrets");
    }
}
