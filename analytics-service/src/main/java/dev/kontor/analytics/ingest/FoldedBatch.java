package dev.kontor.analytics.ingest;

import dev.kontor.analytics.ingest.Projection.Fold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a batch of records means for the tables, and those of them that mean nothing. */
record FoldedBatch(List<Fold> folds, List<Unreadable> unreadable) {
    /**
     * Classes of SQLSTATE for which to try again would not help: one row twice in a statement, data exception, integrity violation, and
     * limits such as an over-long index entry.
     */
    private static final Set<String> DATA_FAULTS = Set.of("21", "22", "23", "54");

    /** A record that no retry can help. */
    record Unreadable(ConsumerRecord<String, String> message, Exception reason) {}

    static FoldedBatch of(List<ConsumerRecord<String, String>> records, List<Projection> projections) {
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
        return new FoldedBatch(all, unreadable);
    }

    /** A record that the database has refused. */
    static FoldedBatch refused(ConsumerRecord<String, String> message, SQLException reason) {
        return new FoldedBatch(List.of(), List.of(new Unreadable(message, reason)));
    }

    void write(Connection connection) throws SQLException {
        for (Fold fold : folds) {
            fold.write(connection);
        }
    }

    static boolean isDataFault(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.length() == 5 && DATA_FAULTS.contains(state.substring(0, 2));
    }
}
