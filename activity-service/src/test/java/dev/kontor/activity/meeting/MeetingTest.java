package dev.kontor.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.activity.ActivityError;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeetingTest {
    private static final UUID ID = UUID.fromString("0197a001-0000-7000-8000-000000000041");
    private static final UUID OWNER = UUID.fromString("0197a001-0000-7000-8000-000000000001");
    private static final UUID GUEST = UUID.fromString("0197a001-0000-7000-8000-000000000002");
    private static final UUID PARTY = UUID.fromString("0197a001-0000-7000-8000-000000000013");
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");
    private static final Instant STARTS = Instant.parse("2026-11-24T08:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void factsAndStateAreTheContracts() {
        Meeting meeting = aMeeting();
        meeting.advanceTo(1);
        Contracts.verifyState(MeetingFact.Scheduled.class, MeetingView.from(meeting));
        Instant at = Instant.parse("2026-11-24T10:00:00Z");
        Contracts.verifyAll(
                MeetingFact.class,
                List.of(
                        meeting.scheduled(),
                        new MeetingFact.Rescheduled(
                                at, at.plusSeconds(3600), List.of("endsAt", "startsAt"), OWNER, "riga", PARTY),
                        new MeetingFact.Revised(List.of("attendeeIds", "title"), OWNER, "riga", PARTY),
                        new MeetingFact.Reassigned(at, at.plusSeconds(3600), OWNER, GUEST, "tallinn", PARTY),
                        new MeetingFact.Cancelled(at, OWNER, "riga", PARTY, Instant.parse("2026-11-23T15:00:00Z")),
                        new MeetingFact.Shared(
                                OWNER,
                                "riga",
                                PARTY,
                                new Grant(GUEST, null, true, Instant.parse("2026-12-24T16:00:00Z"))),
                        new MeetingFact.Unshared(OWNER, "riga", PARTY, new Withdrawal(null, "tallinn"))));
    }

    @Test
    void movingAndChangingAreTwoFacts() {
        // given
        Meeting meeting = aMeeting();
        MeetingPlan plan = new MeetingPlan("Other", STARTS.plusSeconds(60), ENDS, "UTC", List.of(), null, 30);

        // when
        List<MeetingFact> facts = meeting.revise(plan, NOW);

        // then
        assertThat(facts)
                .containsExactly(
                        new MeetingFact.Rescheduled(
                                STARTS.plusSeconds(60), ENDS, List.of("startsAt"), OWNER, "riga", null),
                        new MeetingFact.Revised(
                                List.of("attendeeIds", "partyId", "reminderMinutes", "timeZone", "title"),
                                OWNER,
                                "riga",
                                null));
        assertThat(meeting.revise(plan, NOW)).isEmpty();
        assertThat(meeting.isAttendedBy(GUEST)).isFalse();
    }

    @Test
    void aCancelledMeetingStays() {
        // given
        Meeting meeting = aMeeting();

        // when, then
        assertThat(meeting.cancel(NOW)).containsExactly(new MeetingFact.Cancelled(STARTS, OWNER, "riga", PARTY, NOW));
        assertThat(meeting.cancel(NOW)).isEmpty();
        assertThat(meeting.cancelled()).isTrue();
        for (Runnable change : List.<Runnable>of(
                () -> meeting.revise(meeting.plan(), NOW), () -> meeting.reassign(GUEST, "tallinn", NOW))) {
            assertThatThrownBy(change::run)
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo(ActivityError.MEETING_CANCELLED));
        }
    }

    @Test
    void somebodyElseHoldsIt() {
        // given
        Meeting meeting = aMeeting();

        // when, then
        assertThat(meeting.reassign(GUEST, "tallinn", NOW))
                .containsExactly(new MeetingFact.Reassigned(STARTS, ENDS, OWNER, GUEST, "tallinn", PARTY));
        assertThat(meeting.reassign(GUEST, "tallinn", NOW)).isEmpty();
        assertThat(meeting.ownerId()).isEqualTo(GUEST);
    }

    @Test
    void defaultsAndFaults() {
        MeetingPlan plan = MeetingPlan.from(new MeetingDetails(" T ", STARTS, ENDS, null, null, null, null));
        assertThat(plan).isEqualTo(new MeetingPlan("T", STARTS, ENDS, "UTC", List.of(), null, 15));
        assertThat(plan.details().reminderMinutes()).isEqualTo(15);
        assertThat(pointerOf(STARTS, STARTS, "UTC")).isEqualTo("/endsAt");
        assertThat(pointerOf(STARTS, STARTS.plusSeconds(32L * 86_400), "UTC")).isEqualTo("/endsAt");
        assertThat(pointerOf(STARTS, ENDS, "Riga")).isEqualTo("/timeZone");
        assertThat(MeetingPlan.from(new MeetingDetails("T", STARTS, ENDS, null, List.of(GUEST, GUEST), null, 0))
                        .attendeeIds())
                .containsExactly(GUEST);
    }

    private static String pointerOf(Instant starts, Instant ends, String zone) {
        try {
            MeetingPlan.from(new MeetingDetails("T", starts, ends, zone, null, null, null));
            return "none";
        } catch (Problem problem) {
            return problem.errors().getFirst().pointer();
        }
    }

    private static Meeting aMeeting() {
        MeetingPlan plan =
                new MeetingPlan("Visit of the warehouse", STARTS, ENDS, "Europe/Riga", List.of(GUEST), PARTY, 15);
        return Meeting.schedule(ID, plan, OWNER, "riga", NOW);
    }
}
