package dev.kontor.contacts.staff;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STATE = "kontor.activity.staff.state.v1";
    private static final Rebuilding STAFF = new Rebuilding("contacts", "staff");

    @Test
    void theCopyOfTheStaffIsRebuilt() {
        try (Events events = new Events()) {
            // given
            UUID member = Ids.next();
            UUID left = Ids.next();
            events.send(STATE, left, 1, "{\"name\":\"Left Already\",\"active\":true}");
            events.send(STATE, left, 2, null);
            events.send(STATE, member, 1, "{\"name\":\"Old Name\",\"active\":true}");
            events.send(STATE, member, 2, "{\"name\":\"New Name\",\"active\":true}");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(nameOf(member)).containsExactly("New Name"));
            STAFF.repair();
            List<String> before = Rebuilding.rows("staff_member");
            List<String> shape = Rebuilding.shape("staff_member");

            // when
            Rebuilding.run("delete from staff_member");
            STAFF.repair();

            // then
            assertThat(nameOf(member)).containsExactly("New Name");
            assertThat(nameOf(left)).isEmpty();
            assertThat(Rebuilding.rows("staff_member")).isEqualTo(before);
            assertThat(Rebuilding.shape("staff_member")).isEqualTo(shape);
        }
    }

    private static List<String> nameOf(UUID id) {
        return Rebuilding.texts("select name from staff_member where id = '" + id + "'");
    }
}
