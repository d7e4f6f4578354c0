package dev.kontor.activity.staff;

import static dev.kontor.activity.staff.StaffExamples.MANAGER;
import static dev.kontor.activity.staff.StaffExamples.STAFF;
import static dev.kontor.activity.staff.StaffExamples.aProfile;
import static dev.kontor.activity.staff.StaffExamples.anEntry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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
        StaffMember member = StaffMember.join(STAFF, disabled.profile(null), disabled, NOW);

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
        assertThat(member.revise(moved, NOW)).containsExactly(new StaffFact.Revised(List.of("email", "team")));
        assertThat(member.revise(moved, NOW)).isEmpty();
    }

    @Test
    void keycloakChangesOnlyWhatItTellsAnew() {
        // given
        DirectoryEntry first = anEntry("janis.ozols", "riga", true);
        StaffMember member = StaffMember.join(STAFF, first.profile(null), first, NOW);
        member.revise(aProfile(), NOW);

        // when
        List<StaffFact> sameAgain = member.follow(first, null, NOW);
        List<StaffFact> otherTeam = member.follow(anEntry("janis.ozols", "tallinn", true), null, NOW);

        // then
        assertThat(sameAgain).isEmpty();
        assertThat(otherTeam).containsExactly(new StaffFact.Revised(List.of("team")));
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
        StaffMember member = StaffMember.join(STAFF, first.profile(null), first, NOW);
        member.revise(new StaffProfile("a", "A B", "a@b.example", "riga", null, "202", null, "lv"), NOW);

        // when
        member.follow(new DirectoryEntry("a", "A B", "a@b.example", "riga", null, null, null, null, true), null, NOW);

        // then
        assertThat(member.profile().extension()).isEqualTo("202");
        assertThat(member.profile().language()).isNull();
    }

    @Test
    void keycloakNamesTheManager() {
        // given
        DirectoryEntry first = anEntry("a", "riga", true);
        StaffMember member = StaffMember.join(STAFF, first.profile(null), first, NOW);
        DirectoryEntry managed =
                new DirectoryEntry("a", "From Keycloak", "a@kontor.example", "riga", "boss", null, null, null, true);

        // when, then
        assertThat(member.follow(managed, MANAGER, NOW)).containsExactly(new StaffFact.Revised(List.of("managerId")));
        assertThat(member.profile().managerId()).isEqualTo(MANAGER);
    }

    @Test
    void leavingAndComingBackAreFacts() {
        // given
        DirectoryEntry enabled = anEntry("a", "riga", true);
        StaffMember member = StaffMember.join(STAFF, enabled.profile(null), enabled, NOW);

        // when, then
        assertThat(member.follow(anEntry("a", "riga", false), null, NOW)).containsExactly(new StaffFact.Left());
        assertThat(member.leave(NOW)).isEmpty();
        assertThat(member.follow(enabled, null, NOW)).containsExactly(new StaffFact.Joined("riga", null));
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
}
