package dev.kontor.platform.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * One rebuild from beginning to end, on a thread and a connection of its own: read all, compare, switch. Whatever ends it before the
 * switch leaves the live tables as they are.
 */
final class RebuildRun implements Runnable {
    private static final Logger LOG = Logger.getLogger(RebuildRun.class);
    /** How long the live consumers may take to pass a place; one that is broken is to be rebuilt all the more. */
    private static final Duration LIVE_PATIENCE = Duration.ofSeconds(60);
    /** How long a rebuild that differs waits for a decision. */
    private static final Duration DECISION = Duration.ofMinutes(30);

    private static final Duration PAUSE = Duration.ofMillis(300);
    /** How long writers may wait for each other, and for the last records to be read. */
    private static final Duration SWITCH_PATIENCE = Duration.ofSeconds(2);
    /** How long readers may wait for a reader that is slow; shorter than what PostgreSQL waits before it looks for deadlocks. */
    private static final Duration READERS_PATIENCE = Duration.ofMillis(500);

    private static final int SWITCH_ATTEMPTS = 30;
    /** Lock not available, deadlock. */
    private static final Set<String> TRY_AGAIN = Set.of("55P03", "40P01");

    private final Rebuildable projection;
    private final Connection own;
    private final RunLog log;
    private final String bootstrapServers;
    private final Clock clock;
    private final CountDownLatch stop;

    RebuildRun(
            Rebuildable projection,
            Connection own,
            RunLog log,
            String bootstrapServers,
            Clock clock,
            CountDownLatch stop) {
        this.projection = projection;
        this.own = own;
        this.log = log;
        this.bootstrapServers = bootstrapServers;
        this.clock = clock;
        this.stop = stop;
    }

    @Override
    public void run() {
        try (own;
                TopicRecords records = new TopicRecords(bootstrapServers, projection.sources());
                LiveGroups live = new LiveGroups(bootstrapServers, projection.sources());
                Following following = new Following(projection.projection(), records, own, log, stop)) {
            ShadowTables tables = new ShadowTables(own, projection.tables());
            try {
                Sql.run(own, "set work_mem = '32MB'");
                build(tables, following);
                if (!compare(tables, records, live, following)) {
                    awaitDecision(following);
                }
                switchOver(tables, following);
                LOG.infof("%s is rebuilt", projection.projection());
            } catch (Abandoned e) {
                log.end(own, projection.projection(), Phase.ABANDONED, e.getMessage());
            } catch (Exception e) {
                LOG.errorf(e, "Rebuild of %s failed", projection.projection());
                log.end(own, projection.projection(), Phase.FAILED, reason(e));
            } finally {
                following.close();
                tables.drop();
            }
        } catch (SQLException e) {
            // The lock is gone with the connection, so the log tells that it was interrupted; the next rebuild drops
            // what is left.
            LOG.errorf(e, "Rebuild of %s lost the database", projection.projection());
        }
    }

    /** Never what a row says: PostgreSQL tells values in its messages. */
    private static String reason(Exception e) {
        if (e instanceof SQLException refused) {
            return "The database refused it with SQLSTATE " + refused.getSQLState() + "; the service's log tells more";
        }
        return e instanceof RebuildFailed
                ? String.valueOf(e.getMessage())
                : e.getClass().getName();
    }

    private void build(ShadowTables tables, Following following) throws Exception {
        following.is(Phase.LOADING);
        tables.drop();
        tables.create();
        following.readToEnd();
        log.loaded(own, projection.projection());
        following.is(Phase.INDEXING);
        tables.index();
        tables.analyze();
    }

    /** True if no row differs for good. */
    private boolean compare(ShadowTables tables, TopicRecords records, LiveGroups live, Following following)
            throws Exception {
        following.is(Phase.CHECKING);
        following.readToEnd();
        Comparison comparison = new Comparison(own, tables.names());
        List<TableCheck> checks = comparison.first();
        if (!checks.stream().allMatch(TableCheck::isEqual)) {
            following.readToEnd();
            awaitLive(live, records.passed(), following);
            checks = comparison.again();
        }
        boolean equal = checks.stream().allMatch(TableCheck::isEqual);
        log.compared(
                own,
                projection.projection(),
                checks,
                equal ? null : clock.instant().plus(DECISION));
        return equal;
    }

    private void awaitLive(LiveGroups live, Map<TopicPartition, Long> places, Following following) throws Exception {
        Instant deadline = clock.instant().plus(LIVE_PATIENCE);
        while (!live.havePassed(places) && clock.instant().isBefore(deadline)) {
            pause();
            following.readToEnd();
        }
    }

    private void awaitDecision(Following following) throws Exception {
        Instant deadline = clock.instant().plus(DECISION);
        following.is(Phase.DIFFERS);
        while (!following.isSwitchWished()) {
            if (clock.instant().isAfter(deadline)) {
                throw new Abandoned("Nobody decided");
            }
            pause();
            following.readToEnd();
        }
    }

    private void switchOver(ShadowTables tables, Following following) throws Exception {
        following.is(Phase.SWITCHING);
        for (int attempt = 1; attempt <= SWITCH_ATTEMPTS; attempt++) {
            following.readToEnd();
            own.setAutoCommit(false);
            try {
                tables.lockLive(SWITCH_PATIENCE);
                if (following.readToEnd(SWITCH_PATIENCE)) {
                    tables.replaceLive(READERS_PATIENCE);
                    log.end(own, projection.projection(), Phase.SWITCHED, null);
                    own.commit();
                    return;
                }
                own.rollback();
            } catch (SQLException e) {
                own.rollback();
                if (!TRY_AGAIN.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                LOG.infof("Switch of %s, attempt %d: %s", projection.projection(), attempt, e.getMessage());
            } catch (Exception e) {
                own.rollback();
                throw e;
            } finally {
                own.setAutoCommit(true);
            }
            pause();
        }
        throw new RebuildFailed("The live tables were in use for too long at each of " + SWITCH_ATTEMPTS + " attempts");
    }

    private void pause() throws InterruptedException {
        if (stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Abandoned("The service stops");
        }
    }
}
