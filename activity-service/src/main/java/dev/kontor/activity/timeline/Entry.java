package dev.kontor.activity.timeline;

import dev.kontor.activity.timeline.consumed.CustomerFact;
import dev.kontor.platform.inbox.Received;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of one customer's feed.
 *
 * @param record what it happened to: {@code call}, {@code deal} …
 * @param kind record and fact: {@code call.missed}
 * @param at when it happened for the business, which for an imported deal is long before its event
 * @param data the fact's fields as JSON
 */
record Entry(
        UUID partyId,
        UUID eventId,
        String record,
        String kind,
        UUID subjectId,
        Instant at,
        String actor,
        @Nullable UUID ownerId,
        @Nullable String team,
        String data) {
    /** What a feed tells. A call that only rings is told by what becomes of it; revisions are noise. */
    private static final Set<String> KINDS = Set.of(
            "call.answered",
            "call.transferred",
            "call.ended",
            "call.missed",
            "call.tagged",
            "task.created",
            "task.reassigned",
            "task.completed",
            "task.cancelled",
            "meeting.scheduled",
            "meeting.rescheduled",
            "meeting.cancelled",
            "deal.opened",
            "deal.stage-changed",
            "deal.won",
            "deal.lost",
            "invoice.issued",
            "invoice.paid",
            "invoice.overdue",
            "person.registered",
            "person.life-cycle-changed",
            "person.reassigned",
            "organisation.registered",
            "organisation.reassigned");

    private static final Set<String> PARTIES = Set.of("person", "organisation");

    /** What entries are about. */
    static final Set<String> RECORDS =
            KINDS.stream().map(kind -> kind.substring(0, kind.indexOf('.'))).collect(Collectors.toUnmodifiableSet());

    static boolean tells(Received event) {
        return KINDS.contains(event.fact()) && !event.isTombstone();
    }

    /** A line for every customer that the fact names: a call of a person at work is in the person's feed and in the employer's. */
    static List<Entry> of(Received event, CustomerFact fact) {
        String record = recordOf(event);
        Stream<@Nullable UUID> parties = PARTIES.contains(record)
                ? Stream.of(event.subject())
                : Stream.of(fact.personId(), fact.organisationId(), fact.partyId(), fact.customerId());
        return parties.filter(Objects::nonNull)
                .distinct()
                .map(party -> new Entry(
                        party,
                        event.id(),
                        record,
                        event.fact(),
                        event.subject(),
                        businessTime(event, fact),
                        event.actor(),
                        fact.owner(),
                        fact.team(),
                        String.valueOf(event.value())))
                .toList();
    }

    /** Says to whom a customer belongs since this fact, null when it does not. */
    static @Nullable Belonging belonging(Received event, CustomerFact fact) {
        boolean says = PARTIES.contains(recordOf(event))
                && (fact.ownerId() != null || fact.toOwnerId() != null || fact.team() != null);
        return says ? new Belonging(event.subject(), event.aggregateVersion(), fact.owner(), fact.team()) : null;
    }

    private static String recordOf(Received event) {
        String fact = event.fact();
        return fact.substring(0, fact.indexOf('.'));
    }

    private static Instant businessTime(Received event, CustomerFact fact) {
        if (fact.at() != null) {
            return fact.at();
        }
        Instant told = switch (event.fact()) {
            case "deal.opened" -> fact.openedAt();
            case "person.registered", "organisation.registered" -> fact.registeredAt();
            default -> null;
        };
        return told == null ? event.time() : told;
    }
}
