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
}
