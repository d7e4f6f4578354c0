package dev.kontor.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.event.EventContext;
import dev.kontor.platform.id.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one transaction, in the order in which they are to reach Kafka. Written by one statement however many they are: as
 * entities each would cost a round of Hibernate's and of the wire's. Each column but the payload becomes a header of CloudEvents' Kafka
 * binary mode. The same statement tells the audit trail who is behind the transaction.
 */
public final class OutboxBatch {
    private static final String INSERT = """
            with origin as (
              insert into audit_origin (record_id, actor, address, correlation_id, traceparent)
              select o.record, o.actor, cast(?15 as text), o.correlation, o.trace
              from unnest(cast(?16 as uuid[]), cast(?17 as text[]), cast(?18 as uuid[]), cast(?19 as text[])) as o (record, actor, correlation, trace)
            )
            insert into outbox (id, topic, subject, type, source, time, dataschema, aggregateversion, correlationid, causationid, actor,
              traceparent, payload, transactionsequence, transactionsize)
            select m.id, m.topic, m.subject, m.type, m.source, m.time, cast(?14 as text) || m.type, m.version, m.correlationid, m.causationid,
              m.actor, m.traceparent, m.payload, m.sequence::text, cast(?12 as text)
            from unnest(cast(?1 as uuid[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[]),
              cast(?7 as text[]), cast(?8 as text[]), cast(?9 as text[]), cast(?10 as text[]), cast(?11 as text[]), cast(?13 as text[]))
              with ordinality
              as m (id, topic, subject, type, source, time, version, correlationid, causationid, actor, traceparent, payload, sequence)
            """;

    private final Mutiny.Session session;
    private final Mutiny.Transaction transaction;
    private final ObjectMapper json;
    private final Clock clock;
    private final CurrentEvent current;
    private final String schemas;
    private final @Nullable String address;
    private final List<Message> messages = new ArrayList<>();

    private record Message(
            UUID id,
            EventType event,
            UUID subject,
            long version,
            Instant time,
            EventContext context,
            @Nullable String payload) {}

    /** @param record null for whatever the transaction touches */
    private record Origin(@Nullable UUID record, EventContext of) {}

    OutboxBatch(
            Mutiny.Session session,
            Mutiny.Transaction transaction,
            ObjectMapper json,
            Clock clock,
            CurrentEvent current,
            String schemas) {
        this.session = session;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
        this.current = current;
        this.schemas = schemas;
        this.address = current.address();
    }

    boolean isOf(Mutiny.Transaction other) {
        return transaction.equals(other);
    }

    /** Facts of an aggregate that nobody copies. A new one is persisted after its first facts: Hibernate would write it twice. */
    public void add(Aggregate aggregate, List<? extends Fact> facts) {
        for (Fact fact : facts) {
            if (aggregate.version() == 0 && session.contains(aggregate)) {
                throw new IllegalStateException("Persist the new " + aggregate.getClass() + " after its first facts");
            }
            aggregate.advanceTo(aggregate.version() + 1);
            add(aggregate, EventType.of(fact.getClass()), write(fact));
        }
    }

    /** Facts and then the state after them, as it is now. */
    public void add(Aggregate aggregate, List<? extends Fact> facts, Supplier<?> state) {
        add(aggregate, facts);
        if (!facts.isEmpty()) {
            add(aggregate, EventType.stateOf(facts.getFirst().getClass()), write(state.get()));
        }
    }

    /** The last fact of an aggregate and the tombstone of its state. */
    void retire(Aggregate aggregate, Fact last) {
        add(aggregate, List.of(last));
        add(aggregate, EventType.stateOf(last.getClass()), null);
    }

    /** Called when the transaction is about to be committed; what the session has changed is flushed by then. */
    CompletionStage<Void> write() {
        if (messages.isEmpty() || !transaction.equals(session.currentTransaction())) {
            return CompletableFuture.completedStage(null);
        }
        List<Origin> origins = origins();
        return session.createNativeQuery(INSERT)
                .setFlushMode(FlushMode.MANUAL)
                .setParameter(1, messages.stream().map(Message::id).toArray(UUID[]::new))
                .setParameter(2, texts(message -> message.event().topic()))
                .setParameter(3, texts(Message::subject))
                .setParameter(4, texts(message -> message.event().type()))
                .setParameter(5, texts(message -> message.event().source()))
                .setParameter(6, texts(Message::time))
                .setParameter(7, texts(Message::version))
                .setParameter(8, texts(message -> message.context().correlationId()))
                .setParameter(9, texts(message -> message.context().causationId()))
                .setParameter(10, texts(message -> message.context().actor()))
                .setParameter(11, texts(message -> message.context().traceparent()))
                .setParameter(12, Integer.toString(messages.size()))
                .setParameter(13, texts(Message::payload))
                .setParameter(14, schemas)
                .setParameter(15, address)
                .setParameter(16, origins.stream().map(Origin::record).toArray(UUID[]::new))
                .setParameter(
                        17, origins.stream().map(each -> each.of().actor()).toArray(String[]::new))
                .setParameter(
                        18,
                        origins.stream().map(each -> each.of().correlationId()).toArray(UUID[]::new))
                .setParameter(
                        19,
                        origins.stream().map(each -> each.of().traceparent()).toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** Who is behind the transaction, for the audit trail: behind each of its records, where it does the work of several requests. */
    private List<Origin> origins() {
        Map<UUID, Origin> bySubject = new LinkedHashMap<>();
        messages.forEach(
                message -> bySubject.putIfAbsent(message.subject(), new Origin(message.subject(), message.context())));
        EventContext first = messages.getFirst().context();
        boolean one = bySubject.values().stream()
                .allMatch(origin -> origin.of().correlationId().equals(first.correlationId()));
        return one ? List.of(new Origin(null, first)) : List.copyOf(bySubject.values());
    }

    private void add(Aggregate aggregate, EventType event, @Nullable String payload) {
        messages.add(new Message(
                Ids.next(), event, aggregate.id(), aggregate.version(), clock.instant(), current.context(), payload));
    }

    private @Nullable String[] texts(Function<Message, @Nullable Object> column) {
        return messages.stream()
                .map(message -> Objects.toString(column.apply(message), null))
                .toArray(String[]::new);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass(), e);
        }
    }
}
