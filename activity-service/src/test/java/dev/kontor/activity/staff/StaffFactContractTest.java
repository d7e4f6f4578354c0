package dev.kontor.activity.staff;

import static dev.kontor.activity.staff.StaffExamples.MANAGER;
import static dev.kontor.activity.staff.StaffExamples.STAFF;

import dev.kontor.activity.staff.Membership.Source;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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
        StaffView view = new StaffView(
                STAFF,
                3,
                "janis.ozols",
                "Jānis Ozols",
                "janis.ozols@kontor.example",
                "riga",
                MANAGER,
                "101",
                "Europe/Riga",
                "lv",
                true,
                new TreeSet<>(Set.of("sales", "head")),
                List.of(
                        membership("c1", "riga", "2026-11-01T08:00:00Z", null, Source.DIRECTORY),
                        membership("c2", "tallinn", "2026-12-01T08:00:00Z", "2026-12-15T08:00:00Z", Source.PLANNED)));
        Contracts.verifyState(StaffFact.Joined.class, view);
    }

    private static Membership membership(String id, String team, String from, String until, Source source) {
        return new Membership(
                UUID.fromString("0197a001-0000-7000-8000-0000000000" + id),
                team,
                Instant.parse(from),
                until == null ? null : Instant.parse(until),
                source);
    }
}
