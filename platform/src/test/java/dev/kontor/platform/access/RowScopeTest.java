package dev.kontor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowScopeTest {
    private final UUID me = UUID.randomUUID();
    private final UUID colleague = UUID.randomUUID();
    private final RowScope scope = RowScope.of(me, List.of("riga"));

    @Test
    void ownTeamsAndNobodysRowsAreCovered() {
        assertThat(scope.covers(me, "tallinn")).isTrue();
        assertThat(scope.covers(colleague, "riga")).isTrue();
        assertThat(scope.covers(null, null)).isTrue();
        assertThat(scope.covers(colleague, "tallinn")).isFalse();
        assertThat(scope.covers(colleague, null)).isFalse();
        assertThat(scope.covers(null, "tallinn")).isFalse();
    }

    @Test
    void everythingCoversEverything() {
        assertThat(RowScope.everything().covers(colleague, "tallinn")).isTrue();
    }

    @Test
    void whatTwoScopesBothReach() {
        RowScope north = RowScope.of(me, List.of("north", "north-east"));
        RowScope south = RowScope.of(me, List.of("south", "north-east"));

        assertThat(north.and(south).teams()).containsExactly("north-east");
        assertThat(north.and(south).covers(me, "elsewhere")).isTrue();
        for (RowScope scope : List.of(north, RowScope.everything(), RowScope.nothing())) {
            assertThat(scope.and(RowScope.everything())).isEqualTo(scope);
            assertThat(RowScope.everything().and(scope)).isEqualTo(scope);
            assertThat(scope.and(RowScope.nothing())).isEqualTo(RowScope.nothing());
            assertThat(RowScope.nothing().and(scope)).isEqualTo(RowScope.nothing());
        }
    }
}
