package dev.kontor.telephony.call;

import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import dev.kontor.platformtest.Contracts;
import dev.kontor.telephony.TelephonyError;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallFactContractTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    private static final CallSnapshot CALL =
            new CallSnapshot(Direction.INBOUND, id(1), id(10), id(11), "support", START);

    @Test
    void factsAreWrittenAsTheContractSays() {
        Contracts.verifyAll(
                CallFact.class,
                List.of(
                        new CallFact.Rang(CALL),
                        new CallFact.Answered(CALL, START.plusSeconds(4)),
                        new CallFact.Transferred(CALL, id(2), id(1), START.plusSeconds(30)),
                        new CallFact.Ended(CALL, START.plusSeconds(64), 60),
                        new CallFact.Missed(CALL, START.plusSeconds(25)),
                        new CallFact.Tagged(CALL, "invoice-requested", START.plusSeconds(120)),
                        new CallFact.Revised(CALL, List.of("rungAgentIds")),
                        new CallFact.Shared(CALL, new Grant(id(2), null, true, Instant.parse("2026-12-24T16:00:00Z"))),
                        new CallFact.Unshared(CALL, new Withdrawal(null, "tallinn"))));
    }

    @Test
    void theStateIsWrittenAsTheContractSays() {
        Contracts.verifyState(
                CallFact.Rang.class,
                new CallView(
                        id(20),
                        5,
                        Direction.INBOUND,
                        CallStatus.ENDED,
                        "+37120000001",
                        "+37167000000",
                        "+37120000001",
                        id(10),
                        id(11),
                        id(1),
                        "riga",
                        "support",
                        List.of(id(2)),
                        List.of(new Transfer(id(2), id(1), START.plusSeconds(30))),
                        START,
                        START.plusSeconds(4),
                        START.plusSeconds(64),
                        60L,
                        0,
                        "normal-clearing",
                        "https://pbx.example/recordings/1",
                        List.of("invoice-requested"),
                        "asterisk",
                        "1795166100.18"));
    }

    @Test
    void errorsStandInTheCatalogue() {
        Contracts.verifyErrors(TelephonyError.values());
    }

    private static UUID id(int number) {
        return UUID.fromString(String.format(Locale.ROOT, "0197a001-0000-7000-8000-%012d", number));
    }
}
