package dev.kontor.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.analytics.Tables;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class OtherFactsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void everyOtherFactFindsItsTable() {
        // given
        UUID person = Ids.next();
        UUID call = Ids.next();
        UUID task = Ids.next();
        UUID meeting = Ids.next();
        UUID invoice = Ids.next();
        UUID staff = Ids.next();

        // when
        try (Events events = new Events()) {
            events.send(
                    "kontor.contacts.person.registered.v1",
                    person,
                    1,
                    "{\"team\":\"riga\",\"registeredAt\":\"2026-01-01T00:00:00Z\"}");
            events.send(
                    "kontor.contacts.person.reassigned.v1",
                    person,
                    2,
                    "{\"toOwnerId\":\"" + staff + "\",\"team\":\"tallinn\"}");
            events.send(
                    "kontor.telephony.call.rang.v1",
                    call,
                    1,
                    "{\"direction\":\"inbound\",\"startedAt\":\"2026-01-01T10:00:00Z\"}");
            events.send(
                    "kontor.telephony.call.ended.v1",
                    call,
                    2,
                    "{\"direction\":\"inbound\",\"agentId\":\"" + staff
                            + "\",\"startedAt\":\"2026-01-01T10:00:00Z\",\"at\":\"2026-01-01T10:02:00Z\",\"talkSeconds\":90}");
            events.send(
                    "kontor.activity.task.created.v1",
                    task,
                    1,
                    "{\"assigneeId\":\"" + staff + "\",\"dueAt\":\"2026-01-02T10:00:00Z\"}");
            events.send(
                    "kontor.activity.task.completed.v1",
                    task,
                    2,
                    "{\"assigneeId\":\"" + staff + "\",\"at\":\"2026-01-01T11:00:00Z\"}");
            events.send(
                    "kontor.activity.meeting.scheduled.v1",
                    meeting,
                    1,
                    "{\"ownerId\":\"" + staff
                            + "\",\"startsAt\":\"2026-01-02T10:00:00Z\",\"endsAt\":\"2026-01-02T11:00:00Z\"}");
            events.send("kontor.activity.meeting.cancelled.v1", meeting, 2, "{}");
            events.send(
                    "kontor.deals.invoice.issued.v1",
                    invoice,
                    1,
                    "{\"total\":{\"amount\":\"12.00\",\"currency\":\"EUR\"},\"dueOn\":\"2026-02-01\",\"at\":\"2026-01-01T12:00:00Z\"}");
            events.send("kontor.activity.staff.joined.v1", staff, 1, "{\"team\":\"riga\"}");
        }

        // then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(Tables.rows("select kind, owner_id, team from party where id = ?", person))
                    .containsExactly("(person," + staff + ",tallinn)");
            assertThat(Tables.rows("select agent_id, talk_seconds from phone_call where id = ?", call))
                    .containsExactly("(" + staff + ",90)");
            assertThat(Tables.rows("select assignee_id, done_at is not null as done from task where id = ?", task))
                    .containsExactly("(" + staff + ",t)");
            assertThat(Tables.rows(
                            "select owner_id, cancelled_at is not null as off from meeting where id = ?", meeting))
                    .containsExactly("(" + staff + ",t)");
            assertThat(Tables.rows("select total, due_on from invoice where id = ?", invoice))
                    .containsExactly("(12.00,2026-02-01)");
            assertThat(Tables.rows("select team from staff where id = ?", staff))
                    .containsExactly("(riga)");
        });
    }
}
