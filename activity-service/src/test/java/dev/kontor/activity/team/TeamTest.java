package dev.kontor.activity.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TeamTest {
    private static final UUID ID = UUID.fromString("0197a001-0000-7000-8000-0000000000a1");
    private static final UUID TOP = UUID.fromString("0197a001-0000-7000-8000-0000000000a0");
    private static final UUID OTHER = UUID.fromString("0197a001-0000-7000-8000-0000000000a2");
    private static final Instant NOW = Instant.parse("2026-11-22T08:30:00Z");

    @Test
    void nameAndPlaceAreFactsOfTheirOwn() {
        // given
        Team team = Team.form(new DirectoryTeam(ID, "riga", TOP), NOW);

        // when, then
        assertThat(team.follow(new DirectoryTeam(ID, "riga", TOP), NOW.plusSeconds(1)))
                .isEmpty();
        assertThat(team.updatedAt()).isEqualTo(NOW);
        assertThat(team.follow(new DirectoryTeam(ID, "riga-centre", OTHER), NOW.plusSeconds(1)))
                .containsExactly(new TeamFact.Renamed("riga", "riga-centre"), new TeamFact.Moved(TOP, OTHER));
        assertThat(team.name()).isEqualTo("riga-centre");
        assertThat(team.parentId()).isEqualTo(OTHER);
    }

    @Test
    void facts() {
        Contracts.verifyAll(
                TeamFact.class,
                List.of(
                        new TeamFact.Formed("riga", TOP),
                        new TeamFact.Renamed("riga", "riga-centre"),
                        new TeamFact.Moved(TOP, OTHER),
                        new TeamFact.Dissolved()));
    }

    @Test
    void state() {
        Team team = Team.form(new DirectoryTeam(ID, "riga", TOP), NOW);
        team.advanceTo(1);
        Contracts.verifyState(TeamFact.Formed.class, TeamView.from(team));
    }
}
