package dev.kontor.deals.pipeline;

import dev.kontor.deals.DealError;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All pipelines. Everybody who sells sees them all. */
@ApplicationScoped
public class Pipelines implements PanacheRepositoryBase<Pipeline, UUID> {
    static final Listing<Pipeline> LISTING = Listing.of(Pipeline.class)
            .sortable(Kind.TEXT, "code", Pipeline::code)
            .sortable(Kind.TEXT, "name", Pipeline::name)
            .sortable(Kind.INSTANT, "createdAt", Pipeline::createdAt);
    private static final String OPEN_DEALS_IN =
            "select distinct d.stage from Deal d where d.pipelineId = ?1 and d.closedAt is null and d.stage in ?2";

    public Uni<Pipeline> get(UUID id) {
        return findById(id).map(pipeline -> found(pipeline, id));
    }

    /** The named pipeline; the oldest one, which every company has, when none is named. */
    public Uni<Pipeline> referred(@Nullable UUID id) {
        Uni<Pipeline> pipeline = id == null ? findAll(Sort.by("id")).firstResult() : findById(id);
        return pipeline.onItem()
                .ifNull()
                .failWith(() -> Problem.of(DealError.REFERENCE_UNKNOWN, "There is no pipeline " + id));
    }

    Uni<Pipeline> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(pipeline -> found(pipeline, id));
    }

    Uni<Boolean> isTaken(String code) {
        return count("code", code).map(count -> count > 0);
    }

    Uni<Page<Pipeline>> list(ListQuery query) {
        return LISTING.page(query);
    }

    /** Those of the stages in which open deals stand. */
    Uni<List<String>> inUse(UUID id, Collection<String> stages) {
        return getSession()
                .chain(session -> session.createSelectionQuery(OPEN_DEALS_IN, String.class)
                        .setParameter(1, id)
                        .setParameter(2, stages)
                        .getResultList());
    }

    private static Pipeline found(@Nullable Pipeline pipeline, UUID id) {
        if (pipeline == null) {
            throw Problem.notFound("pipeline", id);
        }
        return pipeline;
    }
}
