package dev.kontor.platform.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.access.AccessPolicy;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.work.InTurn;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off queued jobs, a block per transaction: its rows' effects, its error rows and the job's progress commit together. The row
 * lock on the job shares the work among replicas.
 */
@ApplicationScoped
class ImportRunner {
    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    /**
     * An importer asks for the records that any of a block's hundreds of keys may mean. Planning with the very keys PostgreSQL expects half
     * of the table and reads all of it; planning once for any keys it uses the index.
     */
    private static final String PLAN_FOR_ANY_BLOCK = "select set_config('plan_cache_mode', 'force_generic_plan', true)";

    private static final String NEXT_JOB = """
            select * from import_job where state in ('queued', 'running')
            order by id limit 1 for update skip locked
            """;

    private final Map<String, RowImporter> importers;
    private final AccessPolicy policy;
    private final CurrentEvent current;
    private final ObjectMapper json;
    private final Clock clock;

    ImportRunner(
            @All List<RowImporter> importers,
            AccessPolicy policy,
            CurrentEvent current,
            ObjectMapper json,
            Clock clock) {
        this.importers = importers.stream().collect(Collectors.toMap(RowImporter::collection, Function.identity()));
        this.policy = policy;
        this.current = current;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return importers.isEmpty() || !policy.isKnown() ? Uni.createFrom().voidItem() : InTurn.untilDone(this::step);
    }

    /** True when no job waits. */
    private Uni<Boolean> step() {
        Position[] at = new Position[1];
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> {
                    session.setBatchSize(Upload.BLOCK_ROWS);
                    return session.createNativeQuery(NEXT_JOB, ImportJob.class)
                            .getSingleResultOrNull()
                            .chain(job -> {
                                if (job == null) {
                                    return Uni.createFrom().item(true);
                                }
                                at[0] = new Position(job.id, job.nextBlock, job.rowByRow);
                                return block(session, job).replaceWith(false);
                            });
                }))
                .onFailure(e -> at[0] != null)
                .recoverWithUni(e -> recover(at[0], e));
    }

    private Uni<Void> block(Mutiny.Session session, ImportJob job) {
        current.actAs(job.actor, job.id, null);
        if (job.total == 0) {
            job.finish(clock.instant());
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(PLAN_FOR_ANY_BLOCK, String.class)
                .getSingleResult()
                .chain(set -> rows(session, job))
                .chain(all -> {
                    List<ImportRow> rows =
                            job.rowByRow ? List.of(all.get(job.nextRow)) : all.subList(job.nextRow, all.size());
                    ImportContext context = new ImportContext(
                            job.id, read(job.options, new TypeReference<>() {}), owner(job), job.team);
                    return importer(job)
                            .importRows(rows, context)
                            .call(outcomes -> session.flush())
                            .chain(outcomes -> record(session, job, rows, outcomes, all.size()));
                });
    }

    /** Who has left since the upload owns nothing new: rows that name nobody are the team's. */
    private @Nullable UUID owner(ImportJob job) {
        return job.ownerId == null || policy.hasLeft(job.ownerId) ? null : job.ownerId;
    }

    private RowImporter importer(ImportJob job) {
        RowImporter importer = importers.get(job.collection);
        if (importer == null) {
            throw new IllegalStateException("Nothing imports " + job.collection);
        }
        return importer;
    }

    private Uni<Void> record(
            Mutiny.Session session, ImportJob job, List<ImportRow> rows, List<RowOutcome> outcomes, int rowsInBlock) {
        job.advance(outcomes, rowsInBlock, clock.instant());
        List<Integer> failures = IntStream.range(0, outcomes.size())
                .filter(i -> outcomes.get(i) instanceof RowOutcome.Failed)
                .boxed()
                .toList();
        return InTurn.forEach(
                failures, i -> insertError(session, job, rows.get(i), (RowOutcome.Failed) outcomes.get(i)));
    }

    private static Uni<Void> insertError(
            Mutiny.Session session, ImportJob job, ImportRow row, RowOutcome.Failed failed) {
        return session.createNativeQuery("insert into import_error (job_id, line, column_name, code, message)"
                        + " values (?1, ?2, cast(?3 as text), ?4, ?5)")
                .setParameter(1, job.id)
                .setParameter(2, row.line())
                .setParameter(3, failed.field())
                .setParameter(4, failed.code())
                .setParameter(5, failed.message())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The block is rolled back: try it row by row; a row that fails alone is reported and passed. */
    private Uni<Boolean> recover(Position at, Throwable e) {
        LOG.warnf(e, "Import %s, block %d failed", at.job(), at.block());
        if (!isOfTheData(e)) {
            return Uni.createFrom().item(true);
        }
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.find(
                                ImportJob.class, at.job(), jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                        .chain(job -> {
                            if (!at.rowByRow()) {
                                job.rowByRow = true;
                                return Uni.createFrom().item(false);
                            }
                            return skipRow(session, job).replaceWith(false);
                        })));
    }

    private Uni<Void> skipRow(Mutiny.Session session, ImportJob job) {
        return rows(session, job).chain(all -> {
            List<ImportRow> row = List.of(all.get(job.nextRow));
            RowOutcome failed = RowOutcome.failed(null, "conflict", "The row conflicts with another record");
            return record(session, job, row, List.of(failed), all.size());
        });
    }

    private Uni<List<ImportRow>> rows(Mutiny.Session session, ImportJob job) {
        return session.createNativeQuery(
                        "select rows from import_block where job_id = ?1 and number = ?2", String.class)
                .setParameter(1, job.id)
                .setParameter(2, job.nextBlock)
                .getSingleResult()
                .map(text -> read(text, new TypeReference<>() {}));
    }

    /** A fault of the database's connection is no fault of the row: the job stays where it is and goes on later. */
    private static boolean isOfTheData(Throwable e) {
        return e instanceof org.hibernate.exception.ConstraintViolationException
                || e instanceof org.hibernate.exception.DataException
                || e instanceof IllegalArgumentException
                || e instanceof dev.kontor.platform.problem.Problem;
    }

    private record Position(UUID job, int block, boolean rowByRow) {}

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
