package dev.kontor.analytics.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each partition is processed. The row moves in the transaction of the effects, so that both are there or neither; what the
 * consumer group commits to Kafka is for monitoring only.
 */
final class OffsetTable {
    private static final String OPEN =
            "insert into ingest_offset (topic, partition, next_offset) values (?, ?, 0) on conflict do nothing";
    private static final String READ = "select next_offset from ingest_offset where topic = ? and partition = ?";
    private static final String MOVE =
            "update ingest_offset set next_offset = ?, moved_at = now() where topic = ? and partition = ? and next_offset = ?";

    private OffsetTable() {}

    /** The next offset to process, 0 for a partition never seen. */
    static long read(Connection connection, TopicPartition partition) throws SQLException {
        try (PreparedStatement open = connection.prepareStatement(OPEN);
                PreparedStatement read = connection.prepareStatement(READ)) {
            open.setString(1, partition.topic());
            open.setInt(2, partition.partition());
            open.executeUpdate();
            read.setString(1, partition.topic());
            read.setInt(2, partition.partition());
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Moves every partition from the offset where this ingester believes it to be; another that has moved it meanwhile is the fence.
     * Rows are locked in one order, so that two ingesters with the same partitions wait for each other and never for ever.
     */
    static void move(Connection connection, Map<TopicPartition, Step> steps) throws SQLException {
        Map<String, Map.Entry<TopicPartition, Step>> ordered = new TreeMap<>();
        steps.entrySet().forEach(step -> ordered.put(step.getKey().toString(), step));
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            for (Map.Entry<TopicPartition, Step> step : ordered.values()) {
                move.setLong(1, step.getValue().to());
                move.setString(2, step.getKey().topic());
                move.setInt(3, step.getKey().partition());
                move.setLong(4, step.getValue().from());
                if (move.executeUpdate() != 1) {
                    throw new FencedException(step.getKey(), step.getValue());
                }
            }
        }
    }

    /** From one next offset to another. */
    record Step(long from, long to) {}
}
