package dev.kontor.activity.staff;

import static dev.kontor.activity.staff.StaffExamples.MANAGER;
import static dev.kontor.activity.staff.StaffExamples.STAFF;
import static dev.kontor.activity.staff.StaffExamples.aProfile;

import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaffFactContractTest {
    @Test
    void facts() {
        Contracts.verifyAll(
                StaffFact.class,
                List.of(
                        new StaffFact.Joined("riga", MANAGER),
                        new StaffFact.Revised(List.of("extension", "team")),
                        new StaffFact.Left()));
    }

    @Test
    void state() {
        StaffMember member = StaffMember.join(STAFF, aProfile(), Instant.EPOCH);
        member.advanceTo(3);
        Contracts.verifyState(StaffFact.Joined.class, StaffView.from(member));
    }
}
