package dev.kontor.analytics.ingest;

import dev.kontor.analytics.ingest.OffsetTable.Step;
import dev.kontor.platform.inbox.DeadLetters;
import dev.kontor.platform.inbox.Replays;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes a batch: effects of all its facts and the offsets behind them, in one transaction of a few statements. What cannot be read is
 * set aside at once; what the database refuses is found by halving the batch.
 */
@ApplicationScoped
class BatchWriter {
    private final AgroalDataSource database;
    private final List<Projection> projections;
    private final DeadLetters deadLetters;
    private final Replays replays;
    private final Counter facts;

    BatchWriter(
            AgroalDataSource database,
            @All List<Projection> projections,
            DeadLetters deadLetters,
            Replays replays,
            MeterRegistry meters) {
        this.database = database;
        this.projections = projections;
        this.deadLetters = deadLetters;
        this.replays = replays;
        this.facts = meters.counter("kontor.ingest.facts");
    }

    /**
     * Writes records that follow each other in their partitions.
     *
     * @param positions next offset of each partition as this ingester knows it; moved on with every commit
     * @throws SQLException the database is away or refuses for a reason that is not the data's: try again
     * @throws FencedException another ingester was there first
     * @throws org.apache.kafka.common.KafkaException Kafka is away and the record that a replay means cannot be read: try again
     */
    void write(List<ConsumerRecord<String, String>> records, Map<TopicPartition, Long> positions) throws SQLException {
        List<ConsumerRecord<String, String>> meant = replays.resolve(records, Ingest.GROUP);
        try {
            commit(FoldedBatch.of(meant, projections), records, positions);
        } catch (SQLException e) {
            if (!FoldedBatch.isDataFault(e)) {
                throw e;
            }
            if (records.size() == 1) {
                commit(FoldedBatch.refused(meant.getFirst(), e), records, positions);
                return;
            }
            int half = records.size() / 2;
            write(records.subList(0, half), positions);
            write(records.subList(half, records.size()), positions);
        }
    }

    private void commit(
            FoldedBatch batch, List<ConsumerRecord<String, String>> records, Map<TopicPartition, Long> positions)
            throws SQLException {
        Map<TopicPartition, Step> steps = steps(records, positions);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                OffsetTable.move(connection, steps);
                batch.write(connection);
                // Last, when everything else of the batch has been accepted: else each attempt would send them again.
                batch.unreadable().forEach(poison -> deadLetters.send(poison.message(), Ingest.GROUP, poison.reason()));
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
        steps.forEach((partition, step) -> positions.put(partition, step.to()));
        facts.increment(records.size());
    }

    private static Map<TopicPartition, Step> steps(
            List<ConsumerRecord<String, String>> records, Map<TopicPartition, Long> positions) {
        Map<TopicPartition, Step> steps = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> message : records) {
            TopicPartition partition = new TopicPartition(message.topic(), message.partition());
            steps.put(partition, new Step(positions.getOrDefault(partition, 0L), message.offset() + 1));
        }
        return steps;
    }
}
