package dev.kontor.platform.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Works off queued jobs, one at a time in a replica: cut, records, events before the cut, first offsets behind it. */
@ApplicationScoped
class ExportRunner {
    private static final Logger LOG = Logger.getLogger(ExportRunner.class);
    /** Kafka's default of {@code delete.retention.ms}, which contracts/topics.yaml leaves as it is. */
    private static final Duration TOMBSTONES_KEPT = Duration.ofDays(1);

    private final Map<String, Exportable<?>> exportables;
    private final Attempts attempts;
    private final ReadRows rows;
    private final EventsBeforeCut events;
    private final FirstOffsets offsets;
    private final ObjectMapper json;

    ExportRunner(
            @All List<RowExporter> exporters,
            Attempts attempts,
            ReadRows rows,
            EventsBeforeCut events,
            FirstOffsets offsets,
            ObjectMapper json) {
        this.exportables = exporters.stream()
                .map(RowExporter::exportable)
                .collect(Collectors.toMap(Exportable::collection, Function.identity()));
        this.attempts = attempts;
        this.rows = rows;
        this.events = events;
        this.offsets = offsets;
        this.json = json;
    }

    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return exportables.isEmpty() ? Uni.createFrom().voidItem() : next();
    }

    private Uni<Void> next() {
        return attempts.next().chain(next -> next.isEmpty() ? Uni.createFrom().voidItem() : export(next.get()));
    }

    private Uni<Void> export(Attempt attempt) {
        Exportable<?> exportable = exportables.get(attempt.collection());
        if (exportable == null) {
            return attempts.fail(attempt, "Nothing exports " + attempt.collection());
        }
        return rows.read(exportable, attempt)
                .call(cut -> events.await(attempt, cut))
                .chain(cut -> handOver(exportable, cut))
                .chain(handOver -> attempts.finish(attempt, write(handOver)))
                .onFailure(ExportFailed.class)
                .recoverWithUni(e -> attempts.fail(attempt, e.reason()))
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warnf(e, "Export %s, attempt %d ended", attempt.job(), attempt.number());
                    return null;
                });
    }

    private Uni<HandOver> handOver(Exportable<?> exportable, Cut cut) {
        return Uni.createFrom()
                .item(() -> new HandOver(
                        cut.at(),
                        offsets.find(exportable.topics(), cut.snapshot()),
                        exportable.hasState() ? cut.at().plus(TOMBSTONES_KEPT) : null))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private String write(HandOver handOver) {
        try {
            return json.writeValueAsString(handOver);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
