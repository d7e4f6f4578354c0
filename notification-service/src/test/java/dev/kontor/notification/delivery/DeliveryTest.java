package dev.kontor.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant DUE = NOW.plusSeconds(60);
    private static final Instant START = NOW.plusSeconds(600);
    private static final Instant LATER = NOW.plusSeconds(30);
    private static final UUID CLAIM = UUID.randomUUID();
    private static final Outcome OK = new Outcome.Accepted(250);
    private static final Outcome BUSY = Outcome.deferred(Reasons.UNREACHABLE);

    @Test
    void isSentOnce() {
        // given
        Delivery delivery = aClaimedDelivery();

        // when
        var facts = delivery.conclude(CLAIM, OK, LATER, NOW);

        // then
        assertThat(facts).hasOnlyElementsOfType(DeliveryFact.Sent.class).hasSize(1);
        assertThat(delivery.state()).isEqualTo(DeliveryState.SENT);
        assertThat(delivery.conclude(CLAIM, OK, LATER, NOW)).isEmpty();
    }

    @Test
    void waitsAgainAfterATransientFailure() {
        // given
        Delivery delivery = aClaimedDelivery();

        // when
        delivery.conclude(CLAIM, BUSY, LATER, NOW);

        // then
        assertThat(delivery.state()).isEqualTo(DeliveryState.SCHEDULED);
        assertThat(delivery.nextAttemptAt()).isEqualTo(LATER);
        assertThat(delivery.reason()).isEqualTo(Reasons.UNREACHABLE);
    }

    @Test
    void waitsNoLongerThanItsEnd() {
        // given
        Delivery delivery = aClaimedDelivery();

        // when
        delivery.conclude(CLAIM, BUSY, START.plusSeconds(1), NOW);

        // then
        assertThat(delivery.nextAttemptAt()).isEqualTo(START);
        assertThat(delivery.isExpired(START)).isTrue();
        assertThat(delivery.isExpired(START.minusMillis(1))).isFalse();
    }

    @Test
    void failsWhenRefusedOrTriedTooOften() {
        // given
        Delivery refused = aClaimedDelivery();
        Delivery exhausted = aClaimedDelivery();

        // when
        refused.conclude(CLAIM, Outcome.refused(Reasons.REFUSED), LATER, NOW);
        exhausted.conclude(CLAIM, BUSY, null, NOW);

        // then
        assertThat(refused.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(exhausted.reason()).isEqualTo(Reasons.UNREACHABLE);
        assertThat(exhausted.state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void aWorkerWhoseClaimIsOverMayOnlyTellThatTheLetterWentOut() {
        // given
        Delivery delivery = aClaimedDelivery();
        delivery.claim(UUID.randomUUID(), LATER);

        // when a failure comes late
        assertThat(delivery.conclude(CLAIM, BUSY, LATER, NOW)).isEmpty();

        // then
        assertThat(delivery.state()).isEqualTo(DeliveryState.CLAIMED);
        assertThat(delivery.conclude(CLAIM, OK, LATER, NOW)).hasSize(1);
        assertThat(delivery.state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void followsItsSubjectUntilItIsUnderWay() {
        // given
        Delivery waiting = aDelivery();
        Delivery underWay = aClaimedDelivery();
        DeliveryOrder moved = anOrder("later", DUE.plusSeconds(60));

        // when
        var facts = waiting.follow(moved, NOW);

        // then
        assertThat(facts).hasOnlyElementsOfType(DeliveryFact.Rescheduled.class);
        assertThat(waiting.nextAttemptAt()).isEqualTo(moved.dueAt());
        assertThat(waiting.follow(moved, NOW)).isEmpty();
        assertThat(underWay.follow(moved, NOW)).isEmpty();
        assertThat(underWay.cancel(NOW)).isEmpty();
    }

    @Test
    void whatWasCalledOffCanBeOnAgain() {
        // given
        Delivery delivery = aDelivery();
        delivery.cancel(NOW);

        // when
        var facts = delivery.follow(anOrder("first", DUE), NOW);

        // then
        assertThat(facts).hasOnlyElementsOfType(DeliveryFact.Scheduled.class);
        assertThat(delivery.state()).isEqualTo(DeliveryState.SCHEDULED);
        assertThat(delivery.finishedAt()).isNull();
    }

    @Test
    void theLogKeepsNoAddress() {
        // when
        Attempt attempt = Attempt.of(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                new Outcome.Refused(Reasons.REFUSED, 550, "5.1.1 <janis@kontor.example>: no such user"),
                NOW);

        // then
        assertThat(attempt.detail()).isEqualTo("5.1.1 <(address)>: no such user");
    }

    static Delivery aDelivery() {
        return new Delivery(UUID.randomUUID(), anOrder("first", DUE), UUID.randomUUID(), NOW);
    }

    private static Delivery aClaimedDelivery() {
        Delivery delivery = aDelivery();
        delivery.claim(CLAIM, LATER);
        return delivery;
    }

    private static DeliveryOrder anOrder(String occurrence, Instant dueAt) {
        return new DeliveryOrder("meeting-reminder", UUID.randomUUID(), occurrence, UUID.randomUUID(), dueAt, START);
    }
}
