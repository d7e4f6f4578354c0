package dev.kontor.activity.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.activity.ActivityError;
import dev.kontor.activity.staff.Membership.Source;
import dev.kontor.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:30:00Z");

    @Test
    void whatHasNotBegunIsNoMoreWhenItIsWithdrawn() {
        // given
        Memberships planned = Memberships.NONE.planning("riga", NOW.plusSeconds(60), null, NOW);

        // when, then
        assertThat(planned.withdrawing(planned.items().getFirst().id(), NOW)).isEqualTo(Memberships.NONE);
    }

    @Test
    void theGroupSaysWhatTheFieldSaysToo() {
        // given
        Memberships stated = Memberships.NONE.stating("riga", NOW, NOW);

        // when
        Memberships both = stated.following(List.of("riga"), NOW, NOW).stating("riga", NOW, NOW);

        // then
        assertThat(both.items())
                .filteredOn(item -> item.until() == null)
                .singleElement()
                .satisfies(item -> assertThat(item.source()).isEqualTo(Source.DIRECTORY));
    }

    @Test
    void whoeverComesBackHasTwoTimes() {
        // when
        Memberships back = Memberships.NONE
                .following(List.of("riga"), NOW, NOW)
                .following(List.of(), NOW.plusSeconds(10), NOW.plusSeconds(10))
                .following(List.of("riga"), NOW.plusSeconds(20), NOW.plusSeconds(20));

        // then
        assertThat(back.items()).extracting(Membership::until).containsExactly(NOW.plusSeconds(10), null);
    }

    @Test
    void theOldestOfTooManyIsForgotten() {
        // given
        Memberships many = Memberships.NONE;
        for (int i = 0; i < Memberships.MAX_OVER + 5; i++) {
            Instant at = NOW.plusSeconds(i);
            many = many.following(List.of("team-" + i), at, at);
        }

        // then
        assertThat(many.items()).hasSize(Memberships.MAX_OVER + 1);
        assertThat(many.items().getFirst().team()).isEqualTo("team-4");
        assertThat(many.items().getLast().until()).isNull();
    }

    @Test
    void onlySoManyArePlanned() {
        // given
        Memberships many = Memberships.NONE;
        for (int i = 0; i < Memberships.MAX_PLANNED; i++) {
            many = many.planning("riga", NOW, null, NOW);
        }
        Memberships full = many;

        // when, then
        assertThatThrownBy(() -> full.planning("riga", NOW, null, NOW))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ActivityError.TOO_MANY_MEMBERSHIPS));
    }
}
