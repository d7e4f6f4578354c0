package dev.kontor.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.event.EventContext;
import dev.kontor.platform.id.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one moment and one origin, in the order in which they are to reach Kafka. Written by one statement however many they are: as
 * entities each would cost a round of Hibernate's and of the wire's. Each column but the payload becomes a header of CloudEvents' Kafka
 * binary mode.
 */
public final class OutboxBatch {
    private static final String INSERT = """
            insert into outbox (id, topic, subject, type, source, time, dataschema, aggregateversion, correlationid, causationid, actor,
              traceparent, payload)
            select m.id, m.topic, m.subject, m.type, m.source, ?8, '/api/v1/schemas/' || m.type, m.version, ?9, cast(?10 as text), ?11,
              cast(?12 as text), m.payload
            from unnest(cast(?1 as uuid[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]),
              cast(?6 as text[]), cast(?7 as text[])) as m (id, topic, subject, type, source, version, payload)
            """;

    private final ObjectMapper json;
    private final Instant time;
    private final EventContext context;
    private final List<Message> messages = new ArrayList<>();
    private final List<Aggregate> begun = new ArrayList<>();

    private record Message(
            UUID id,
            EventType event,
            UUID subject,
            long version,
            @Nullable String payload) {}

    OutboxBatch(ObjectMapper json, Instant time, EventContext context) {
        this.json = json;
        this.time = time;
        this.context = context;
    }

    /** Facts of an aggregate that nobody copies. */
    public OutboxBatch add(Aggregate aggregate, List<? extends Fact> facts) {
        for (Fact fact : facts) {
            if (aggregate.version() == 0) {
                begun.add(aggregate);
            }
            aggregate.advanceTo(aggregate.version() + 1);
            add(aggregate, EventType.of(fact.getClass()), write(fact));
        }
        return this;
    }

    /** Facts and then the state after them, as it is now. */
    public OutboxBatch add(Aggregate aggregate, List<? extends Fact> facts, Supplier<?> state) {
        add(aggregate, facts);
        if (!facts.isEmpty()) {
            add(aggregate, EventType.stateOf(facts.getFirst().getClass()), write(state.get()));
        }
        return this;
    }

    /** The last fact of an aggregate and the tombstone of its state. */
    OutboxBatch retire(Aggregate aggregate, Fact last) {
        add(aggregate, List.of(last));
        add(aggregate, EventType.stateOf(last.getClass()), null);
        return this;
    }

    /** Writes them in the session that is open; what the session has changed so far is flushed before. */
    public Uni<Void> write() {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession().chain(session -> {
            begun.stream().filter(session::contains).findFirst().ifPresent(early -> {
                throw new IllegalStateException("Persist the new " + early.getClass() + " after its first facts");
            });
            return session.createNativeQuery(INSERT)
                    .setParameter(1, messages.stream().map(Message::id).toArray(UUID[]::new))
                    .setParameter(2, texts(message -> message.event().topic()))
                    .setParameter(3, texts(message -> message.subject().toString()))
                    .setParameter(4, texts(message -> message.event().type()))
                    .setParameter(5, texts(message -> message.event().source()))
                    .setParameter(6, texts(message -> Long.toString(message.version())))
                    .setParameter(7, texts(Message::payload))
                    .setParameter(8, time.toString())
                    .setParameter(9, context.correlationId().toString())
                    .setParameter(
                            10,
                            context.causationId() == null
                                    ? null
                                    : context.causationId().toString())
                    .setParameter(11, context.actor())
                    .setParameter(12, context.traceparent())
                    .executeUpdate()
                    .replaceWithVoid();
        });
    }

    private void add(Aggregate aggregate, EventType event, @Nullable String payload) {
        messages.add(new Message(Ids.next(), event, aggregate.id(), aggregate.version(), payload));
    }

    private @Nullable String[] texts(Function<Message, @Nullable String> column) {
        return messages.stream().map(column).toArray(String[]::new);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass(), e);
        }
    }
}
