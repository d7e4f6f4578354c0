package dev.kontor.e2e.load;

import static dev.kontor.local.Part.HEALTH_PATIENCE;

import dev.kontor.e2e.Platform;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Analytics comes back to a backlog of facts: its rate beside a consumer that only reads them. */
final class AnalyticsBacklog {
    private static final int FACTS = 200_000;
    private static final int FACTS_PER_DEAL = DealFacts.OPENED_AND_WON;
    private static final double LEAST_RATIO = 0.1;
    private static final long POLL_NANOS = 20_000_000;
    private static final String PIPELINE = "00000000-0000-7000-8000-00000000be7c";

    private AnalyticsBacklog() {}

    static List<Figure> measure(Platform platform, Effort effort) throws Exception {
        int facts = effort.of(FACTS);
        PlainTopic topic = new PlainTopic(platform, DealFacts.TOPIC);
        long known = deals(platform);
        platform.stack().part("analytics").stop();
        long end = topic.end();
        try (DealFacts outbox = new DealFacts(platform, PIPELINE)) {
            outbox.commit(facts / FACTS_PER_DEAL, FACTS_PER_DEAL);
        }
        topic.awaitEnd(end + facts);
        double plain = topic.plainReading().perSecond();
        platform.stack().part("analytics").start();
        long first = 0;
        long before = known;
        long counted = known;
        long now = System.nanoTime();
        while (counted < known + facts / FACTS_PER_DEAL) {
            LockSupport.parkNanos(POLL_NANOS);
            counted = deals(platform);
            now = System.nanoTime();
            if (first == 0 && counted > known) {
                first = now;
                before = counted;
            }
        }
        platform.stack().awaitHealthy("analytics", HEALTH_PATIENCE);
        double rate = (counted - before) * FACTS_PER_DEAL * 1e9 / Math.max(1, now - first);
        return List.of(Figure.ratio(
                "analytics consuming a backlog of " + facts + " facts / plain consumer",
                rate,
                plain,
                "facts/s",
                LEAST_RATIO));
    }

    /** Deals that the projection has the end of. */
    static long deals(Platform platform) throws SQLException {
        try (Connection connection = platform.database("analytics");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from deal where outcome is not null")) {
            row.next();
            return row.getLong(1);
        }
    }
}
