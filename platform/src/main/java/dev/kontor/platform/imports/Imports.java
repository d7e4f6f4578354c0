package dev.kontor.platform.imports;

import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.Roles;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The HTTP side of import jobs, for a service's {@code <Collection>ImportResource}. A job is seen by who queued it and by administrators. */
@ApplicationScoped
public class Imports {
    private final Upload upload;
    private final Caller caller;

    Imports(Upload upload, Caller caller) {
        this.upload = upload;
        this.caller = caller;
    }

    /** 202 with the queued job. Blocks: call it from a {@code @Blocking} method. */
    public RestResponse<JobView> accept(RowImporter importer, @Nullable FileUpload file, @Nullable String options) {
        if (file == null) {
            throw Problem.of(
                    PlatformError.VALIDATION_FAILED,
                    "Send the CSV as part \"file\" of multipart/form-data",
                    List.of(new FieldError("/file", "not-null", "is missing")));
        }
        JobView job = upload.accept(importer.collection(), importer.fields(), file.uploadedFile(), options);
        return RestResponse.ResponseBuilder.<JobView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/api/v1/" + importer.collection() + "/imports/" + job.id()))
                .entity(job)
                .build();
    }

    public Uni<JobView> find(String collection, UUID id) {
        return Panache.withSession(() -> visible(collection, id).map(ImportJob::view));
    }

    /** The rows that were not imported, as CSV: line, column, code, message. */
    public Uni<String> errors(String collection, UUID id) {
        return Panache.withSession(() -> visible(collection, id)
                .chain(job -> Panache.getSession())
                .chain(session -> session.createNativeQuery(
                                "select line, coalesce(column_name, ''), code, message from import_error"
                                        + " where job_id = ?1 order by line",
                                Object[].class)
                        .setParameter(1, id)
                        .getResultList())
                .map(ErrorFile::write));
    }

    private Uni<ImportJob> visible(String collection, UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(ImportJob.class, id))
                .onItem()
                .transform(job -> {
                    if (job == null || !job.collection.equals(collection) || !isVisible(job)) {
                        throw Problem.notFound("import", id);
                    }
                    return job;
                });
    }

    private boolean isVisible(ImportJob job) {
        return caller.has(Roles.ADMINISTRATOR) || Objects.equals(job.actor, caller.actor());
    }
}
