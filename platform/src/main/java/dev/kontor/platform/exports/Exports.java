package dev.kontor.platform.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.Roles;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP side of export jobs, for {@link ExportResource}. A job is seen by who asked for it and by administrators, its result by who asked
 * alone: it holds what they may read, and they are on record as its reader.
 */
@ApplicationScoped
public class Exports {
    /** Of a service; each may hold a snapshot for minutes. */
    private static final int MAX_OPEN = 20;

    private final Caller caller;
    private final ObjectMapper json;
    private final Clock clock;

    Exports(Caller caller, ObjectMapper json, Clock clock) {
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /** 202 with the queued job. */
    Uni<RestResponse<ExportView>> request(Exportable<?> exportable, ExportRequest request) {
        requireReadable(exportable, request.filter());
        ExportJob job = queued(exportable.collection(), request.filter());
        return Panache.withTransaction(
                        () -> Panache.getSession().call(Exports::requireRoom).chain(session -> session.persist(job)))
                .map(persisted -> RestResponse.ResponseBuilder.<ExportView>create(RestResponse.Status.ACCEPTED)
                        .location(URI.create("/api/v1/" + exportable.collection() + "/exports/" + job.id))
                        .entity(view(job))
                        .build());
    }

    Uni<ExportView> find(String collection, UUID id) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.find(ExportJob.class, id))
                .map(job -> view(visible(job, collection, id))));
    }

    /** Ends a job that has not ended; its worker notices with the next thing that it writes. */
    Uni<RestResponse<ExportView>> cancel(String collection, UUID id) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.find(ExportJob.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .map(job -> visible(job, collection, id))
                        .invoke(this::end)
                        .call(job -> session.createNativeQuery("delete from export_block where job_id = ?1")
                                .setParameter(1, id)
                                .executeUpdate())
                        .map(job -> RestResponse.ok(view(job)))));
    }

    private void end(ExportJob job) {
        if (job.finishedAt != null) {
            throw Problem.of(PlatformError.CONFLICT, "The export is " + job.state + " already");
        }
        job.state = "cancelled";
        job.step = null;
        job.finishedAt = clock.instant();
    }

    private ExportJob queued(String collection, @Nullable String filter) {
        ExportJob job = new ExportJob();
        job.id = Ids.next();
        job.collection = collection;
        job.state = "queued";
        job.actor = caller.actor();
        job.filter = filter;
        job.subject = subject();
        job.queuedAt = clock.instant();
        return job;
    }

    private String subject() {
        try {
            return json.writeValueAsString(caller.subject());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Uni<Void> requireRoom(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select count(*) from export_job where state in ('queued', 'running')", Long.class)
                .getSingleResult()
                .invoke(open -> {
                    if (open >= MAX_OPEN) {
                        throw Problem.of(
                                PlatformError.RATE_LIMITED, MAX_OPEN + " exports wait already: try again later");
                    }
                })
                .replaceWithVoid();
    }

    /** The same fault that a list answers, told of the body's field. */
    private static void requireReadable(Exportable<?> exportable, @Nullable String filter) {
        try {
            exportable.listing().requireReadable(filter);
        } catch (Problem fault) {
            throw Problem.of(
                    fault.code(),
                    fault.detail(),
                    fault.errors().stream()
                            .map(error -> new FieldError("/filter", error.code(), error.message()))
                            .toList());
        }
    }

    private ExportJob visible(@Nullable ExportJob job, String collection, UUID id) {
        if (job == null || !job.collection.equals(collection) || !isVisible(job.actor)) {
            throw Problem.notFound("export", id);
        }
        return job;
    }

    boolean isVisible(String actor) {
        return caller.has(Roles.ADMINISTRATOR) || isCallers(actor);
    }

    boolean isCallers(String actor) {
        return Objects.equals(actor, caller.actor());
    }

    private ExportView view(ExportJob job) {
        try {
            return job.view(job.handOver == null ? null : json.readValue(job.handOver, HandOver.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
