package dev.kontor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Rebuilding;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies here have consequences: reminders and letters. A rebuild has none. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class RebuildIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MINUTES = 60;

    private final UUID meeting = Ids.next();
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void copiesAreRebuiltAndNothingIsPlannedCancelledOrPublished() {
        // given: a meeting whose reminder waits, and one whose reminder is gone, so that it could be planned again
        UUID owner = company.staff("rebuilt." + meeting + "@kontor.example", "en", null);
        UUID unplanned = Ids.next();
        for (UUID one : List.of(meeting, unplanned)) {
            company.meeting(one, 1, "Review", inMinutes(600), MINUTES, List.of(owner));
            await().atMost(SOON).until(() -> deliveries(one).size() == 1);
        }
        Rebuilding.run("delete from delivery where subject_id = '" + unplanned + "'");
        List<String> tables = List.of("staff_copy", "meeting_copy", "person_copy");
        List<Rebuilding> copies = List.of(
                new Rebuilding("notification", "staff"),
                new Rebuilding("notification", "meetings"),
                new Rebuilding("notification", "people"));
        copies.forEach(Rebuilding::repair);
        List<List<String>> before = tables.stream().map(Rebuilding::rows).toList();
        List<List<String>> shape = tables.stream().map(Rebuilding::shape).toList();
        List<String> outbox = outbox(meeting, unplanned);

        // when
        tables.forEach(table -> Rebuilding.run("delete from " + table));
        copies.forEach(Rebuilding::repair);

        // then
        assertThat(before.getFirst()).isNotEmpty();
        assertThat(before.get(1)).isNotEmpty();
        assertThat(tables.stream().map(Rebuilding::rows).toList()).isEqualTo(before);
        assertThat(tables.stream().map(Rebuilding::shape).toList()).isEqualTo(shape);
        assertThat(deliveries(meeting)).hasSize(1).containsOnly("scheduled");
        assertThat(deliveries(unplanned)).isEmpty();
        assertThat(outbox(meeting, unplanned)).isEqualTo(outbox);
    }

    @Test
    void aCopyThatIsAheadOfItsRemindersDoesNotKeepThemBack() {
        // given: what a rebuild has read and the live consumer has not come to
        UUID owner = company.staff("ahead." + meeting + "@kontor.example", "en", null);
        Rebuilding.run("insert into meeting_copy (id, version, title, starts_at, cancelled) values ('" + meeting
                + "', 3, 'Review', now() + interval '10 hours', false)");

        // when
        company.meeting(meeting, 3, "Review", inMinutes(600), MINUTES, List.of(owner));

        // then
        await().atMost(SOON).until(() -> deliveries(meeting).equals(List.of("scheduled")));
    }

    private static List<String> deliveries(UUID subject) {
        return Rebuilding.texts("select state from delivery where subject_id = '" + subject + "'");
    }

    private static List<String> outbox(UUID... subjects) {
        return Rebuilding.texts("select id::text from outbox where payload like '%" + subjects[0]
                + "%' or payload like '%" + subjects[1] + "%' order by 1");
    }

    private static Instant inMinutes(int minutes) {
        return Instant.now().plusSeconds(minutes * 60L);
    }
}
