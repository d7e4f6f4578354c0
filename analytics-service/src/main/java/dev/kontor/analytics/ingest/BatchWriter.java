package dev.kontor.analytics.ingest;

import dev.kontor.analytics.ingest.OffsetTable.Step;
import dev.kontor.analytics.ingest.Projection.Fold;
import dev.kontor.platform.inbox.DeadLetters;
import dev.kontor.platform.inbox.Replays;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes a batch: effects of all its facts and the offsets behind them, in one transaction of a few statements. What cannot be read is
 * set aside at once; what the database refuses is found by halving the batch.
 */
@ApplicationScoped
class BatchWriter {
    /**
     * Classes of SQLSTATE for which to try again would not help: one row twice in a statement, data exception, integrity violation, and
     * limits such as an over-long index entry.
     */
    private static final Set<String> DATA_FAULTS = Set.of("21", "22", "23", "54");

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

    /** A record that no retry can help. */
    private record Unreadable(ConsumerRecord<String, String> message, Exception reason) {}

    /** Letters go out last, when everything else of the batch has been accepted: else each attempt would send them again. */
    private record Batch(List<Fold> folds, List<Unreadable> unreadable) {}

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
            commit(fold(meant), records, positions);
        } catch (SQLException e) {
            if (!isDataFault(e)) {
                throw e;
            }
            if (records.size() == 1) {
                commit(new Batch(List.of(), List.of(new Unreadable(meant.getFirst(), e))), records, positions);
                return;
            }
            int half = records.size() / 2;
            write(records.subList(0, half), positions);
            write(records.subList(half, records.size()), positions);
        }
    }

    private Batch fold(List<ConsumerRecord<String, String>> records) {
        Map<String, List<Fold>> byAggregate = new HashMap<>();
        List<Fold> forAll = projections.stream()
                .filter(projection -> projection.aggregates().isEmpty())
                .map(Projection::fold)
                .toList();
        List<Fold> all = new ArrayList<>(forAll);
        for (Projection projection : projections) {
            if (!projection.aggregates().isEmpty()) {
                Fold fold = projection.fold();
                all.add(fold);
                projection
                        .aggregates()
                        .forEach(name -> byAggregate
                                .computeIfAbsent(name, key -> new ArrayList<>(forAll))
                                .add(fold));
            }
        }
        List<Unreadable> unreadable = new ArrayList<>();
        for (ConsumerRecord<String, String> message : records) {
            try {
                IncomingFact fact = IncomingFact.from(message);
                byAggregate.getOrDefault(message.topic(), forAll).forEach(fold -> fold.add(fact));
            } catch (RuntimeException e) {
                unreadable.add(new Unreadable(message, e));
            }
        }
        return new Batch(all, unreadable);
    }

    private void commit(Batch batch, List<ConsumerRecord<String, String>> records, Map<TopicPartition, Long> positions)
            throws SQLException {
        Map<TopicPartition, Step> steps = steps(records, positions);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                OffsetTable.move(connection, steps);
                for (Fold fold : batch.folds()) {
                    fold.write(connection);
                }
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

    private static boolean isDataFault(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.length() == 5 && DATA_FAULTS.contains(state.substring(0, 2));
    }
}
