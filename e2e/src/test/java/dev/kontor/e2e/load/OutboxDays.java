package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Two days' messages go through an outbox, each with the age at which it is cleaned away: the second day must find room where the first
 * one was. The rows are dated back, the clock is nobody's business; they are carried to a topic that nothing else reads.
 */
final class OutboxDays {
    /** One whose outbox is at rest while others are measured. */
    private static final String SERVICE = "telephony";

    private static final String TOPIC = "bench-outbox-days";
    private static final int PARTITIONS = 6;
    private static final int ROWS_A_DAY = 100_000;
    private static final int PER_COMMIT = 1_000;
    private static final double MOST_GROWTH = 1.3;
    private static final double MOST_MIB = 300;
    private static final long PATIENCE_MILLIS = 180_000;
    /** PostgreSQL looks once a minute for tables whose dead rows are worth it; a trial does not wait for that. */
    private static final long VACUUM_MILLIS = 120_000;

    private static final long POLL_NANOS = 50_000_000;
    private static final double MIB = 1024 * 1024;
    private static final String COMMIT = """
            insert into outbox (id, topic, subject, type, source, time, aggregateversion, correlationid, actor, transactionsequence,
              transactionsize, payload, created_at)
            select uuidv7(), ?, uuidv7(), 'bench.simulated.v1', '/bench', now()::text, '1', uuidv7(),
              'system:bench', n::text, ?::text, jsonb_build_object('filler', repeat(n::text, 60))::text, now() - interval '31 days'
            from generate_series(1, ?) as n
            """;
    private static final String OLD = "select count(*) from outbox where created_at < now() - interval '30 days'";
    private static final String SIZE = "select pg_total_relation_size('outbox')";
    private static final String DEAD = "select n_dead_tup from pg_stat_user_tables where relname = 'outbox'";
    /** Of the rows of a day, this part counts as none. */
    private static final int FEW = 10;
    /** Statistics are told of a deletion some seconds later. */
    private static final long STATISTICS_MILLIS = 12_000;

    private final Connection connection;
    private final PlainTopic topic;
    private final int rows;
    private final long vacuumMillis;

    private OutboxDays(Connection connection, PlainTopic topic, Effort effort) {
        this.connection = connection;
        this.topic = topic;
        this.rows = effort.of(ROWS_A_DAY);
        this.vacuumMillis = effort.of(VACUUM_MILLIS);
    }

    static List<Figure> measure(Platform platform, Effort effort) throws Exception {
        createTopic(platform);
        try (Connection connection = platform.database(SERVICE)) {
            OutboxDays days = new OutboxDays(connection, new PlainTopic(platform, TOPIC), effort);
            double before = days.mebibytes();
            double first = days.peakOfADay();
            days.awaitVacuum();
            double cleaned = days.mebibytes();
            double second = days.peakOfADay();
            String day = "a day of " + days.rows + " messages";
            return List.of(
                    Figure.atMost("outbox before " + day, before, "MiB", MOST_MIB),
                    Figure.atMost("outbox after " + day, first, "MiB", MOST_MIB),
                    Figure.atMost("the same, cleaned", cleaned, "MiB", MOST_MIB),
                    Figure.atMost("outbox after a second such day", second, "MiB", MOST_MIB),
                    Figure.atMost("growth from the first day to the second", second / first, "times", MOST_GROWTH));
        }
    }

    /** Table and indexes when the day is over and before it is cleaned away, which is done when this returns. */
    private double peakOfADay() throws SQLException {
        long carried = topic.end();
        try (PreparedStatement commit = connection.prepareStatement(COMMIT)) {
            commit.setString(1, TOPIC);
            for (int left = rows; left > 0; left -= PER_COMMIT) {
                int some = Math.min(left, PER_COMMIT);
                commit.setInt(2, some);
                commit.setInt(3, some);
                commit.executeUpdate();
            }
        }
        double peak = mebibytes();
        topic.awaitEnd(carried + rows);
        await(() -> number(OLD) == 0, PATIENCE_MILLIS);
        return peak;
    }

    /** Until PostgreSQL has made the dead rows' room free by itself. */
    private void awaitVacuum() throws SQLException {
        await(() -> number(DEAD) > rows / FEW, Math.min(vacuumMillis, STATISTICS_MILLIS));
        await(() -> number(DEAD) < rows / FEW, vacuumMillis);
    }

    private double mebibytes() throws SQLException {
        return number(SIZE) / MIB;
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    /** Goes on when the time is over: the figures tell what has not come. */
    private static void await(Condition condition, long mostMillis) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMillis);
        while (!condition.holds() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private long number(String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void createTopic(Platform platform) throws Exception {
        String bootstrapServers = platform.stack().kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
    }
}
