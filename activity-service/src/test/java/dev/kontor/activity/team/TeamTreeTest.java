package dev.kontor.activity.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TeamTreeTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);
    private static final UUID D = new UUID(0, 4);

    private final List<DirectoryTeam> refused = new ArrayList<>();

    @Test
    void groupsAreTeams() {
        // given
        List<DirectoryTeam> groups = List.of(group(A, "sales", null), group(B, "riga", A));

        // when, then
        assertThat(TeamTree.of(groups, Map.of(), refused::add)).isEqualTo(groups);
        assertThat(refused).isEmpty();
    }

    @Test
    void aNewGroupWithATakenNameIsNoTeamAndWhatLiesBelowItGoesUp() {
        // given
        List<DirectoryTeam> groups =
                List.of(group(A, "sales", null), group(B, "riga", A), group(C, "sales", B), group(D, "inner", C));

        // when, then
        assertThat(TeamTree.of(groups, Map.of(A, "sales"), refused::add))
                .containsExactly(group(A, "sales", null), group(B, "riga", A), group(D, "inner", B));
        assertThat(refused).containsExactly(group(C, "sales", B));
    }

    @Test
    void aNameStaysWithTheTeamThatHasIt() {
        // when, then
        assertThat(TeamTree.of(List.of(group(A, "riga", null), group(B, "riga", A)), Map.of(B, "riga"), refused::add))
                .containsExactly(group(B, "riga", null));
        assertThat(refused).containsExactly(group(A, "riga", null));
    }

    @Test
    void aTeamThatIsToTakeAnothersNameKeepsItsOwnAndSoDoesTheOneBehind() {
        // given
        Map<UUID, String> known = Map.of(A, "a", B, "b", C, "c");

        // when, then
        assertThat(TeamTree.of(
                        List.of(group(A, "a", null), group(B, "a", A), group(C, "b", A), group(D, "c", A)),
                        known,
                        refused::add))
                .containsExactly(group(A, "a", null), group(B, "b", A), group(C, "c", A));
        assertThat(refused).extracting(DirectoryTeam::id).containsExactly(B, C, D);
    }

    @Test
    void teamsSwapNames() {
        // given
        List<DirectoryTeam> swapped = List.of(group(A, "b", null), group(B, "a", null));

        // when, then
        assertThat(TeamTree.of(swapped, Map.of(A, "a", B, "b"), refused::add)).isEqualTo(swapped);
    }

    @Test
    void ofTwoThatTakeOneNewNameTheFirstHasIt() {
        // given
        List<DirectoryTeam> groups = List.of(group(C, "b", null), group(A, "new", null), group(B, "new", A));

        // when, then
        assertThat(TeamTree.of(groups, Map.of(A, "a", B, "b"), refused::add))
                .containsExactly(group(C, "b", null), group(A, "new", null), group(B, "new " + B, A));
    }

    @Test
    void aTeamThatWasNotSeenKeepsItsName() {
        // when, then
        assertThat(TeamTree.of(List.of(group(A, "b", null)), Map.of(B, "b"), refused::add))
                .isEmpty();
    }

    private static DirectoryTeam group(UUID id, String name, UUID parent) {
        return new DirectoryTeam(id, name, parent);
    }
}
