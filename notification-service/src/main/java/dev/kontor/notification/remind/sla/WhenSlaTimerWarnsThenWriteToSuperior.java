package dev.kontor.notification.remind.sla;

import dev.kontor.notification.delivery.DeliveryOrder;
import dev.kontor.notification.delivery.PlanDelivery;
import dev.kontor.notification.remind.sla.consumed.TimerFact;
import dev.kontor.notification.remind.staff.StaffDirectory;
import dev.kontor.notification.remind.staff.StaffMember;
import dev.kontor.notification.template.LetterKind;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * A regulation is about to be broken, or is: the manager of whoever is answerable gets to know at once; where there is no manager, the
 * answerable one; where there is neither, the delivery fails for want of a recipient, so that the gap can be seen.
 */
@ApplicationScoped
class WhenSlaTimerWarnsThenWriteToSuperior {
    private static final String CHANNEL = "sla-timers";
    /** Remembered with every handled event: must stay as it is. */
    private static final String CONSUMER = "sla-letters";

    private static final Map<String, LetterKind> KINDS =
            Map.of("sla-timer.warned", LetterKind.SLA_WARNED, "sla-timer.breached", LetterKind.SLA_BREACHED);
    private static final String ONLY_TIME = "1";
    /** News of a day ago warns nobody; a new installation that reads the topic from its beginning writes no old letters. */
    private static final Duration STALE_AFTER = Duration.ofHours(24);

    private final Inbox inbox;
    private final EventReader reader;
    private final SlaTimers timers;
    private final StaffDirectory staff;
    private final PlanDelivery plan;
    private final Clock clock;

    WhenSlaTimerWarnsThenWriteToSuperior(
            Inbox inbox, EventReader reader, SlaTimers timers, StaffDirectory staff, PlanDelivery plan, Clock clock) {
        this.inbox = inbox;
        this.reader = reader;
        this.timers = timers;
        this.staff = staff;
        this.plan = plan;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.once(CHANNEL, batch, CONSUMER, this::isNews, this::write);
    }

    private boolean isNews(Received event) {
        return KINDS.containsKey(event.fact())
                && event.time().isAfter(clock.instant().minus(STALE_AFTER));
    }

    private Uni<Void> write(Received event) {
        LetterKind kind = Objects.requireNonNull(KINDS.get(event.fact()));
        TimerFact fact = reader.read(event, TimerFact.class);
        Instant now = clock.instant();
        return timers.copy(event.subject(), fact)
                .chain(() -> answerable(fact.ownerId()))
                .chain(recipient ->
                        plan.plan(new DeliveryOrder(kind.code(), event.subject(), ONLY_TIME, recipient, now, null)));
    }

    /** An owner whose copy has not come yet is written to directly: better that than nobody. */
    private Uni<@Nullable UUID> answerable(@Nullable UUID ownerId) {
        if (ownerId == null) {
            return Uni.createFrom().nullItem();
        }
        return staff.findById(ownerId).chain(owner -> owner == null ? just(ownerId) : superior(owner));
    }

    private Uni<@Nullable UUID> superior(StaffMember owner) {
        UUID fallBack = owner.isReachable() ? owner.id() : null;
        UUID managerId = owner.managerId();
        if (managerId == null) {
            return just(fallBack);
        }
        return staff.findById(managerId)
                .chain(manager -> just(manager != null && manager.isReachable() ? manager.id() : fallBack));
    }

    private static Uni<@Nullable UUID> just(@Nullable UUID id) {
        return Uni.createFrom().<@Nullable UUID>item(id);
    }
}
