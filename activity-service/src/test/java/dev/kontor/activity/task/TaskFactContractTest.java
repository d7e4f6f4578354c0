package dev.kontor.activity.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.activity.task.consumed.MissedCall;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskFactContractTest {
    private static final UUID STAFF = UUID.fromString("0197a001-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0197a001-0000-7000-8000-000000000002");
    private static final UUID PARTY = UUID.fromString("0197a001-0000-7000-8000-000000000013");
    private static final UUID CALL = UUID.fromString("0197a001-0000-7000-8000-000000000030");
    private static final Instant AT = Instant.parse("2026-11-23T09:05:00Z");

    @Test
    void facts() {
        Contracts.verifyAll(
                TaskFact.class,
                List.of(
                        new TaskFact.Created(
                                STAFF, "riga", "missed-call", Instant.parse("2026-11-23T09:30:00Z"), PARTY, CALL),
                        new TaskFact.Revised(List.of("dueAt", "title"), STAFF, "riga", PARTY),
                        new TaskFact.Reassigned(STAFF, OTHER, "tallinn", PARTY),
                        new TaskFact.Completed(STAFF, "riga", PARTY, AT),
                        new TaskFact.Cancelled(STAFF, "riga", PARTY, AT),
                        new TaskFact.Shared(
                                STAFF,
                                "riga",
                                PARTY,
                                new Grant(OTHER, null, true, Instant.parse("2026-12-24T16:00:00Z"))),
                        new TaskFact.Unshared(STAFF, "riga", PARTY, new Withdrawal(null, "tallinn"))));
    }

    @Test
    void aMissedCallCanBeRead() {
        for (MissedCall call : Contracts.readExamples("kontor.telephony.call.missed.v1", MissedCall.class)) {
            assertThat(call.at()).isNotNull();
        }
    }
}
