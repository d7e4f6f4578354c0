package dev.kontor.activity.task;

import dev.kontor.activity.staff.StaffMember;
import dev.kontor.activity.staff.StaffMembers;
import dev.kontor.activity.task.Task.Assignment;
import dev.kontor.activity.task.Task.Cause;
import dev.kontor.activity.task.consumed.MissedCall;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * A missed call is called back: one task per call, for the agent who was rung (for their team once they have left); else for the team that the queue is named after; else
 * for whoever takes it. Due after so much working time since the call, in the agent's time zone.
 */
@ApplicationScoped
class WhenCallMissedThenCreateTask {
    private static final String CHANNEL = "calls";
    static final String REASON = "missed-call";

    private static final String CONSUMER = "missed-call-task";
    private static final String MISSED = "kontor.telephony.call.missed.v1";
    private static final String TITLE = "Call back";

    private final Inbox inbox;
    private final EventReader reader;
    private final Tasks tasks;
    private final StaffMembers staff;
    private final Outbox outbox;
    private final Clock clock;
    private final WorkingTime workingTime;
    private final ZoneId zone;
    private final Duration dueAfter;

    WhenCallMissedThenCreateTask(
            Inbox inbox,
            EventReader reader,
            Tasks tasks,
            StaffMembers staff,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "kontor.working-time.days") Set<DayOfWeek> days,
            @ConfigProperty(name = "kontor.working-time.from") LocalTime from,
            @ConfigProperty(name = "kontor.working-time.to") LocalTime to,
            @ConfigProperty(name = "kontor.working-time.zone") ZoneId zone,
            @ConfigProperty(name = "kontor.missed-call.due") Duration dueAfter) {
        this.inbox = inbox;
        this.reader = reader;
        this.tasks = tasks;
        this.staff = staff;
        this.outbox = outbox;
        this.clock = clock;
        this.workingTime = new WorkingTime(days, from, to);
        this.zone = zone;
        this.dueAfter = dueAfter;
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.once(
                CHANNEL,
                batch,
                CONSUMER,
                event -> MISSED.equals(event.type()),
                event -> giveOnce(event, reader.read(event, MissedCall.class)));
    }

    private Uni<Void> giveOnce(Received event, MissedCall call) {
        return tasks.isGiven(REASON, event.subject())
                .chain(given -> given ? Uni.createFrom().voidItem() : give(event.subject(), call));
    }

    private Uni<Void> give(UUID callId, MissedCall call) {
        return agent(call.agentId())
                .chain(agent -> assignment(call, agent).map(assignment -> {
                    Instant due = workingTime.after(call.at(), dueAfter, zoneOf(agent));
                    UUID party = call.personId() == null ? call.organisationId() : call.personId();
                    TaskContent content = new TaskContent(TITLE, null, due, party);
                    return Task.create(Ids.next(), content, assignment, new Cause(REASON, callId), clock.instant());
                }))
                .call(task -> outbox.publish(task, List.of(task.created())))
                .chain(tasks::persist)
                .replaceWithVoid();
    }

    /** Null when nobody was rung, or somebody whom the directory does not know. */
    private Uni<StaffMember> agent(@Nullable UUID id) {
        return id == null ? Uni.createFrom().nullItem() : staff.findById(id);
    }

    private Uni<Assignment> assignment(MissedCall call, @Nullable StaffMember agent) {
        if (agent != null) {
            return Uni.createFrom().item(new Assignment(agent.active() ? agent.id() : null, agent.team()));
        }
        if (call.agentId() != null) {
            return Uni.createFrom().item(new Assignment(call.agentId(), null));
        }
        String queue = call.queue();
        if (queue == null) {
            return Uni.createFrom().item(new Assignment(null, null));
        }
        return staff.isTeam(queue).map(isTeam -> new Assignment(null, isTeam ? queue : null));
    }

    private ZoneId zoneOf(@Nullable StaffMember agent) {
        return agent == null || agent.timeZone() == null ? zone : ZoneId.of(agent.timeZone());
    }
}
