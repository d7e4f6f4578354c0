package dev.kontor.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.event.EventContext;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notes who was told fields that are marked sensitive, before they are told. One insert is under way at a time; what comes meanwhile goes
 * together with the next, so that many readers cost the database few commits. Safe for use by many event loops.
 */
@ApplicationScoped
public class SensitiveReads {
    private static final Logger LOG = Logger.getLogger(SensitiveReads.class);
    /** Reads that wait for the insert under way; more are refused. */
    static final int MAX_WAITING = 2_000;
    /** Reads in one insert. */
    private static final int MAX_TOGETHER = 500;

    private static final String INSERT = """
            insert into audit_raw (at, entity, read_ids, action, new_values, actor, address, correlation_id, traceparent)
            select r.at, r.entity, r.ids, 'read', r.told, r.actor, r.address, r.correlation, r.trace
            from json_to_recordset($1::text::json) as r (at timestamptz, entity text, ids uuid[], told text, actor text, address text,
              correlation uuid, trace text)
            """;

    private final Pool pool;
    private final ObjectMapper json;
    private final CurrentEvent current;
    private final Clock clock;
    private List<Read> waiting = new ArrayList<>();
    private boolean writing;

    private record Note(
            Instant at,
            String entity,
            Collection<UUID> ids,
            String told,
            String actor,
            @Nullable String address,
            UUID correlation,
            @Nullable String trace) {}

    private record Read(Note note, Context context, UniEmitter<? super Void> reader) {
        /** Where the reader runs: its session bears no other thread. */
        void noted() {
            context.runOnContext(nothing -> reader.complete(null));
        }

        void refused(Problem problem) {
            context.runOnContext(nothing -> reader.fail(problem));
        }
    }

    SensitiveReads(Pool pool, ObjectMapper json, CurrentEvent current, Clock clock) {
        this.pool = pool;
        this.json = json;
        this.current = current;
        this.clock = clock;
    }

    /**
     * Notes that the caller is about to be told fields of records. Await it before the answer leaves, on the request's context.
     *
     * @param entity such as {@code person}
     * @param ids of the records, at least one
     * @param fields names of the sensitive fields that the answer holds
     * @return fails with {@code audit-unavailable} (503) if it could not be noted, and then the answer must not leave
     */
    public Uni<Void> record(String entity, Collection<UUID> ids, Collection<String> fields) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        EventContext who = current.context();
        Note note = new Note(
                clock.instant(),
                entity,
                List.copyOf(ids),
                write(Map.of("fields", fields)),
                who.actor(),
                current.address(),
                who.correlationId(),
                who.traceparent());
        Context context = Objects.requireNonNull(Vertx.currentContext(), "Reads are noted on the request's context");
        return Uni.createFrom().emitter(reader -> {
            Read read = new Read(note, context, reader);
            if (!queue(read)) {
                read.refused(Problem.of(PlatformError.AUDIT_UNAVAILABLE, "Too many reads wait to be noted"));
            }
            writeNext();
        });
    }

    private synchronized boolean queue(Read read) {
        return waiting.size() < MAX_WAITING && waiting.add(read);
    }

    private void writeNext() {
        List<Read> together = takeTurn();
        if (together.isEmpty()) {
            return;
        }
        pool.preparedQuery(INSERT)
                .execute(Tuple.of(write(together.stream().map(Read::note).toList())))
                .subscribe()
                .with(
                        done -> {
                            together.forEach(Read::noted);
                            endTurn();
                        },
                        failure -> {
                            LOG.errorf("%d reads could not be noted: %s", together.size(), failure.getMessage());
                            Problem problem = Problem.of(PlatformError.AUDIT_UNAVAILABLE, "The read cannot be noted");
                            together.forEach(read -> read.refused(problem));
                            endTurn();
                        });
    }

    private synchronized List<Read> takeTurn() {
        if (writing || waiting.isEmpty()) {
            return List.of();
        }
        writing = true;
        List<Read> first = waiting.subList(0, Math.min(MAX_TOGETHER, waiting.size()));
        List<Read> together = List.copyOf(first);
        first.clear();
        return together;
    }

    private void endTurn() {
        synchronized (this) {
            writing = false;
        }
        writeNext();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass(), e);
        }
    }
}
