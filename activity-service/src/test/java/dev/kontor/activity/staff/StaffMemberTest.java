package dev.kontor.activity.staff;

import static dev.kontor.activity.staff.StaffExamples.MANAGER;
import static dev.kontor.activity.staff.StaffExamples.STAFF;
import static dev.kontor.activity.staff.StaffExamples.aProfile;
import static dev.kontor.activity.staff.StaffExamples.aUser;
import static dev.kontor.activity.staff.StaffExamples.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kontor.activity.ActivityError;
import dev.kontor.activity.staff.Membership.Source;
import dev.kontor.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StaffMemberTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");

    @Test
    void joiningTellsTeamAndManager() {
        // when
        StaffMember member = StaffMember.join(STAFF, aProfile(), NOW);

        // then
        assertThat(member.joined()).containsExactly(new StaffFact.Joined("riga", MANAGER));
        assertThat(member.active()).isTrue();
        assertThat(member.timeZone()).isEqualTo("Europe/Riga");
        assertThat(member.name()).isEqualTo("Jānis Ozols");
        assertThat(member.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void aDisabledUserJoinsAndLeaves() {
        // given
        DirectoryEntry disabled = anEntry("gone", "riga", false);

        // when
        StaffMember member = StaffMember.join(STAFF, disabled.profile(null), aUser(disabled), NOW);

        // then
        assertThat(member.joined()).containsExactly(new StaffFact.Joined("riga", null), new StaffFact.Left());
        assertThat(member.active()).isFalse();
    }

    @Test
    void revisingNamesTheFieldsThatDiffer() {
        // given
        StaffMember member = StaffMember.join(STAFF, aProfile(), NOW);
        StaffProfile moved =
                new StaffProfile("janis.ozols", "Jānis Ozols", null, "tallinn", MANAGER, "101", "Europe/Riga", "lv");

        // when, then
        assertThat(member.revise(moved, NOW))
                .containsExactly(new StaffFact.Revised(List.of("email", "memberships", "team")));
        assertThat(member.revise(moved, NOW)).isEmpty();
    }

    @Test
    void keycloakChangesOnlyWhatItTellsAnew() {
        // given
        DirectoryEntry first = anEntry("janis.ozols", "riga", true);
        StaffMember member = StaffMember.join(STAFF, first.profile(null), aUser(first), NOW);
        member.revise(aProfile(), NOW);

        // when
        List<StaffFact> sameAgain = member.follow(aUser(first), null, NOW);
        List<StaffFact> otherTeam = member.follow(aUser(anEntry("janis.ozols", "tallinn", true)), null, NOW);

        // then
        assertThat(sameAgain).isEmpty();
        assertThat(otherTeam).containsExactly(new StaffFact.Revised(List.of("memberships", "team")));
        assertThat(member.profile())
                .isEqualTo(new StaffProfile(
                        "janis.ozols",
                        "Jānis Ozols",
                        "janis.ozols@kontor.example",
                        "tallinn",
                        MANAGER,
                        "101",
                        "Europe/Riga",
                        "lv"));
    }

    @Test
    void whatKeycloakTakesBackGoesUnlessSomebodyHasSaidOtherwise() {
        // given
        DirectoryEntry first = new DirectoryEntry("a", "A B", "a@b.example", "riga", null, "101", null, "lv", true);
        StaffMember member = StaffMember.join(STAFF, first.profile(null), aUser(first), NOW);
        member.revise(new StaffProfile("a", "A B", "a@b.example", "riga", null, "202", null, "lv"), NOW);

        // when
        member.follow(
                aUser(new DirectoryEntry("a", "A B", "a@b.example", "riga", null, null, null, null, true)), null, NOW);

        // then
        assertThat(member.profile().extension()).isEqualTo("202");
        assertThat(member.profile().language()).isNull();
    }

    @Test
    void keycloakNamesTheManager() {
        // given
        DirectoryEntry first = anEntry("a", "riga", true);
        StaffMember member = StaffMember.join(STAFF, first.profile(null), aUser(first), NOW);
        DirectoryEntry managed =
                new DirectoryEntry("a", "From Keycloak", "a@kontor.example", "riga", "boss", null, null, null, true);

        // when, then
        assertThat(member.follow(aUser(managed), MANAGER, NOW))
                .containsExactly(new StaffFact.Revised(List.of("managerId")));
        assertThat(member.profile().managerId()).isEqualTo(MANAGER);
    }

    @Test
    void leavingAndComingBackAreFacts() {
        // given
        DirectoryEntry enabled = anEntry("a", "riga", true);
        StaffMember member = StaffMember.join(STAFF, enabled.profile(null), aUser(enabled), NOW);

        // when, then
        assertThat(member.follow(aUser(anEntry("a", "riga", false)), null, NOW)).containsExactly(new StaffFact.Left());
        assertThat(member.leave(NOW)).isEmpty();
        assertThat(member.follow(aUser(enabled), null, NOW)).containsExactly(new StaffFact.Joined("riga", null));
    }

    @Test
    void anAccountTakesItsUserName() {
        // given
        StaffMember imported = StaffMember.join(STAFF, aProfile(), NOW);

        // when
        List<StaffFact> facts = imported.yieldUsername(NOW);

        // then
        assertThat(facts).containsExactly(new StaffFact.Revised(List.of("username")), new StaffFact.Left());
    }

    @Test
    void rolesAreKeycloaksAndStayWhileTheyCannotBeRead() {
        // given
        DirectoryEntry entry = anEntry("a", "riga", true);
        StaffMember member = StaffMember.join(STAFF, entry.profile(null), aUser(entry, Set.of("sales")), NOW);

        // when
        List<StaffFact> promoted = member.follow(aUser(entry, Set.of("sales", "head")), null, NOW);
        List<StaffFact> unread = member.follow(new DirectoryUser(entry, List.of("riga"), null, null), null, NOW);

        // then
        assertThat(promoted).containsExactly(new StaffFact.Revised(List.of("roles")));
        assertThat(unread).isEmpty();
        assertThat(member.roles()).containsExactly("head", "sales");
        assertThat(StaffMember.join(STAFF, aProfile(), NOW).roles()).isNull();
    }

    @Test
    void membershipsFollowTheGroupsAndTheOwnTeamComesFirst() {
        // given
        DirectoryEntry entry = anEntry("a", "riga", true);
        Instant made = NOW.minusSeconds(600);
        StaffMember member = StaffMember.join(
                STAFF, entry.profile(null), new DirectoryUser(entry, List.of("riga"), Set.of(), made), NOW);
        Instant later = NOW.plusSeconds(60);
        Instant last = NOW.plusSeconds(120);

        // when
        List<StaffFact> second = member.follow(aUser(entry, Set.of(), "archive"), null, later);
        List<StaffFact> moved = member.follow(aUser(anEntry("a", "archive", true)), null, last);

        // then
        assertThat(second).containsExactly(new StaffFact.Revised(List.of("memberships")));
        assertThat(moved).containsExactly(new StaffFact.Revised(List.of("memberships", "team")));
        assertThat(member.memberships())
                .extracting(Membership::team, Membership::from, Membership::until, Membership::source)
                .containsExactly(
                        tuple("archive", later, null, Source.DIRECTORY), tuple("riga", made, last, Source.DIRECTORY));
    }

    @Test
    void aTeamThatNoGroupSaysIsAMembershipAllTheSame() {
        // given
        StaffMember imported = StaffMember.join(STAFF, aProfile(), NOW);
        DirectoryEntry entry = anEntry("janis.ozols", null, true);

        // when
        imported.revise(
                new StaffProfile("janis.ozols", "J", null, "tallinn", null, null, null, null), NOW.plusSeconds(60));
        List<StaffFact> facts = imported.follow(aUser(entry, Set.of("sales")), null, NOW.plusSeconds(120));

        // then
        assertThat(facts).containsExactly(new StaffFact.Revised(List.of("email", "name", "roles")));
        assertThat(imported.memberships())
                .extracting(Membership::team, Membership::until, Membership::source)
                .containsExactly(
                        tuple("tallinn", null, Source.STATED), tuple("riga", NOW.plusSeconds(60), Source.STATED));
    }

    @Test
    void whatIsPlannedSurvivesTheNextLookAndIsTakenBackAlone() {
        // given
        DirectoryEntry entry = anEntry("a", "riga", true);
        StaffMember member = StaffMember.join(STAFF, entry.profile(null), aUser(entry), NOW);
        Instant end = NOW.plusSeconds(3600);
        assertThat(member.plan("tallinn", NOW, end, NOW))
                .containsExactly(new StaffFact.Revised(List.of("memberships")));
        UUID planned = member.memberships().get(1).id();
        UUID ofGroup = member.memberships().get(0).id();

        // when
        List<StaffFact> next = member.follow(aUser(entry), null, NOW.plusSeconds(60));
        List<StaffFact> back = member.withdraw(planned, NOW.plusSeconds(90));

        // then
        assertThat(next).isEmpty();
        assertThat(back).hasSize(1);
        assertThat(member.memberships().get(1).until()).isEqualTo(NOW.plusSeconds(90));
        assertThat(member.withdraw(planned, NOW.plusSeconds(95))).isEmpty();
        assertThatThrownBy(() -> member.withdraw(ofGroup, NOW))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ActivityError.MEMBERSHIP_NOT_PLANNED));
        assertThatThrownBy(() -> member.withdraw(STAFF, NOW)).isInstanceOf(Problem.class);
    }
}
