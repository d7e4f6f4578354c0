package dev.kontor.analytics.ingest;

import dev.kontor.platform.inbox.Shadow;
import dev.kontor.platform.inbox.Source;
import dev.kontor.platform.rebuild.Rebuildable;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Everything that reports are made from. The folds are the ingest's; signals for timers are none of it, for timers have had them. */
@ApplicationScoped
class RebuildReports implements Rebuildable {
    private final AgroalDataSource database;
    private final List<Projection> projections;

    RebuildReports(AgroalDataSource database, @All List<Projection> projections) {
        this.database = database;
        this.projections = projections.stream()
                .filter(projection -> !projection.aggregates().isEmpty())
                .toList();
    }

    @Override
    public String projection() {
        return "reports";
    }

    @Override
    public List<String> tables() {
        return List.of(
                "deal",
                "deal_stage_entry",
                "pipeline",
                "product",
                "invoice",
                "phone_call",
                "task",
                "meeting",
                "party",
                "staff");
    }

    @Override
    public List<Source> sources() {
        return List.of(
                new Source(Ingest.GROUP, topic -> Ingester.FACTS.matcher(topic).matches(), this::read));
    }

    private Source.Effect read(List<ConsumerRecord<String, String>> records) {
        FoldedBatch batch = FoldedBatch.of(records, projections);
        return () -> {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                return write(connection, batch, records);
            }
        };
    }

    private long write(Connection connection, FoldedBatch batch, List<ConsumerRecord<String, String>> records)
            throws SQLException {
        try {
            Shadow.enter(connection);
            batch.write(connection);
            connection.commit();
            return batch.unreadable().size();
        } catch (SQLException e) {
            connection.rollback();
            if (!FoldedBatch.isDataFault(e)) {
                throw e;
            }
            int half = records.size() / 2;
            return half == 0
                    ? 1
                    : writeAnew(connection, records.subList(0, half))
                            + writeAnew(connection, records.subList(half, records.size()));
        }
    }

    private long writeAnew(Connection connection, List<ConsumerRecord<String, String>> records) throws SQLException {
        return write(connection, FoldedBatch.of(records, projections), records);
    }
}
