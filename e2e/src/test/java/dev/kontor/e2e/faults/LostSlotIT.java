package dev.kontor.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.e2e.Guarantees;
import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The slot is dropped while Connect is away, and the service, started again, makes a new one: a gap that nobody would notice. */
class LostSlotIT {
    private static final String CONNECTOR = "contacts-outbox";
    private static final int WRITES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Platform platform = Platform.shared();

    @Test
    void itIsLoudAndIsRepairedWithoutGapOrSecondEffect() throws Exception {
        // given
        write("Before");
        await().atMost(PATIENCE).untilAsserted(() -> Guarantees.nothingIsMissing(platform));
        platform.stack().connect().stop(CONNECTOR);
        write("Lost");
        dropSlot();
        platform.stack().kill("contacts");
        platform.stack().start("contacts");
        write("By the new slot");

        // when
        platform.stack().connect().resume(CONNECTOR);

        // then
        await().atMost(PATIENCE).untilAsserted(() -> {
            KontorProcess.Result status = kontor("status");
            assertThat(status.exitCode()).isEqualTo(1);
            assertThat(status.out()).contains("slot-lost.md");
        });
        KontorProcess.Result resent = kontor("resend", "contacts");
        assertThat(resent.exitCode()).as(resent.out() + resent.err()).isZero();
        assertThat(resent.out())
                .contains("messages sent anew; contacts-outbox carries events.")
                .doesNotContain(" 0 messages");
        write("After");
        await().atMost(PATIENCE).untilAsserted(() -> Guarantees.nothingIsMissing(platform));
        Guarantees.versionsHaveNoGap(platform);
        Guarantees.transactionsAreWhole(platform);
        assertThat(kontor("verify").out()).contains("are equal.\n");
    }

    private void write(String name) {
        for (int i = 0; i < WRITES; i++) {
            platform.as("admin").post("/people", Map.of("familyName", name + " " + i));
        }
    }

    private void dropSlot() throws SQLException {
        try (Connection connection = platform.stack().postgres().connect("contacts");
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_drop_replication_slot('kontor_contacts')");
        }
    }

    private KontorProcess.Result kontor(String... arguments) throws IOException, InterruptedException {
        return KontorProcess.kontor(platform, arguments);
    }
}
